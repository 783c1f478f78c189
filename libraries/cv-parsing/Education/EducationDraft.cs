using Shortlist.CvParsing.Dates;
using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Location;
using Shortlist.CvParsing.Work;

namespace Shortlist.CvParsing.Education;

/// <summary>What a row of a section of education holds.</summary>
internal sealed record RowContent(int Index, Row Row, DegreeMatch? Degree, Part? Institution, string? InstitutionRest, IReadOnlyList<Part> Free);

/// <summary>An entry of education under way.</summary>
internal sealed class EducationDraft
{
    private const int LongestInWords = 9;

    public Part? Institution { get; private set; }

    /// <summary>What a narrow column carried over to the next line of the institution's name.</summary>
    public string? InstitutionRest { get; private set; }

    public DegreeMatch? Degree { get; private set; }

    /// <summary>Whether the degree is known by its words, not by its place alone.</summary>
    public bool IsDegreeKnown { get; private set; }

    public DateRange? Date { get; private set; }

    public List<Part> Free { get; } = [];

    public string? Field { get; private set; }

    public bool IsEmpty => Institution is null && Degree is null && Date is null && Free.Count == 0;

    public bool IsEntry => Degree is not null || Institution is not null;

    public void Take(RowContent content)
    {
        IsDegreeKnown |= content.Degree is not null;
        Degree ??= content.Degree;
        if (Institution is null && content.Institution is not null)
            (Institution, InstitutionRest) = (content.Institution, content.InstitutionRest);
        Date = content.Row.Date ?? Date;
        foreach (var part in content.Free)
        {
            if (part.Segment.Role == FieldRole.Field)
                Field ??= part.Segment.Text;
            else
                Free.Add(part);
        }
    }

    /// <summary>Names what is missing from what is left over, in the order that the entries of this CV have it.</summary>
    public static void Settle(List<EducationDraft> drafts)
    {
        var told = drafts.Where(draft => draft is { Degree: not null, Institution: not null }).ToList();
        var isDegreeFirst = told.Count(draft => draft.Degree!.Row < draft.Institution!.Row || (draft.Degree.Row == draft.Institution.Row && draft.Degree.Segment.Start < draft.Institution.Segment.Start)) * 2 >= told.Count;
        foreach (var draft in drafts)
            draft.Settle(isDegreeFirst);
    }

    private void Settle(bool isDegreeFirst)
    {
        var free = Free.Where(part => part.Segment.CountWords() <= LongestInWords && part.Segment.Length > 2 && Places.Likelihood(part.Segment.Span) < 0.9).ToList();
        if (Degree is null && Institution is null && Date is not null && free.Count >= 2 && free[0].Row != free[1].Row && Array.TrueForAll([free[0], free[1]], IsName))
        {
            Institution = isDegreeFirst ? free[1] : free[0];
            free.Remove(Institution);
        }

        if (Institution is null && Degree is not null)
        {
            Institution = NameOfInstitution(free, Degree);
            free.RemoveAll(part => part == Institution);
        }

        if (Degree is null && Institution is not null && free.Find(part => IsName(part) && part.Joint is not Joint.At && !EducationReader.IsInstitution(part)) is { } named)
        {
            Degree = new DegreeMatch(named.Segment, named.Segment.Text, null, null, named.Row);
            free.Remove(named);
        }

        Field ??= Degree?.Field ?? (Degree is not null && free.Count > 0 ? free[0].Segment.Text : null);
    }

    /// <summary>What stands on another row than the degree; on its row, what stands behind the field.</summary>
    private static Part? NameOfInstitution(List<Part> free, DegreeMatch degree)
    {
        var names = free.FindAll(IsName);
        return names.Find(part => part.Joint is not Joint.Comma && (part.Row != degree.Row || part.Joint is Joint.At))
            ?? (names.FindAll(part => part.Row == degree.Row) is { Count: >= 2 } beside ? beside[^1] : null)
            ?? names.Find(part => part.Joint is Joint.Strong || degree.Field is not null);
    }

    private static bool IsName(Part part) => char.IsUpper(part.Segment.Span[0]);
}
