using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Text;
using Shortlist.CvParsing.Work;

namespace Shortlist.CvParsing.Education;

/// <summary>A degree found in a part of an entry, and the field that stands beside it.</summary>
internal sealed record DegreeMatch(Segment Segment, string Degree, string? Field, EducationLevel? Level, int Row);

/// <summary>Finds degrees by their names, and what was studied by what stands around them.</summary>
internal static class DegreeReader
{
    public static DegreeMatch? DegreeOf(Part part, int row)
    {
        var segment = part.Segment;
        if (Whole(segment) is { } level)
            return new DegreeMatch(segment, segment.Text, null, level, row);

        foreach (var match in Words.Degrees.FindAll(segment.Folded))
        {
            if (!IsWritten(segment, match))
                continue;

            // "High School" within the name of a school, "Master" within a sentence.
            var isFirst = segment.Folded[..match.Start].IndexOfAnyInRange('a', 'z') < 0;
            if (!isFirst && (EducationReader.IsInstitution(part) || segment.CountWords() > 9))
                continue;
            if (isFirst && match.TokenCount <= 2 && match.Value <= EducationLevel.Vocational && EducationReader.IsInstitution(part) && segment.CountWords() > match.TokenCount)
                continue;

            var end = match.End;
            if (end < segment.Length && segment.Span[end] == '.' && segment.Span[match.Start..match.End].Contains('.'))
                end++;
            end = WithHonours(segment, end);
            var degree = WithoutPreposition(segment.Text[match.Start..end]);
            var after = Field(segment.Text[end..]);
            var before = Field(segment.Text[..match.Start]);
            return new DegreeMatch(segment, segment.Role == FieldRole.Degree && after is null ? segment.Text : degree, after ?? before, match.Value, row);
        }

        return segment.Role == FieldRole.Degree ? new DegreeMatch(segment, segment.Text, null, null, row) : null;
    }

    /// <summary>"Ausbildung zum Koch", "Staatlich anerkannte Erzieherin": names of degrees that have no list, told by how they begin.</summary>
    private static EducationLevel? Whole(Segment segment)
    {
        if (segment.CountWords() is < 2 or > 9)
            return null;
        foreach (var beginning in Words.WholeDegrees)
        {
            if (segment.Folded.StartsWith(beginning, StringComparison.Ordinal) && segment.Length > beginning.Length && segment.Folded[beginning.Length] == ' ')
                return Words.Degrees.LongestAt(segment.Folded, Tokens.Split(segment.Folded), 0)?.Value ?? EducationLevel.Vocational;
        }

        return null;
    }

    /// <summary>Short forms such as BA, MS and CAP are degrees in capitals only.</summary>
    private static bool IsWritten(Segment segment, PhraseMatch<EducationLevel> match)
    {
        var text = segment.Span[match.Start..match.End];
        if (text.Length > 5 || text.Contains('.'))
            return char.IsUpper(text[0]) || text.Length > 8 || char.IsDigit(text[0]);

        var capitals = 0;
        foreach (var c in text)
            capitals += char.IsUpper(c) ? 1 : 0;
        return capitals >= 2 || (text.Length >= 4 && capitals == 1) || (text.Length == 3 && capitals == 1 && text is "Bac" or "Mgr");
    }

    private static string WithoutPreposition(string degree)
    {
        foreach (var preposition in (ReadOnlySpan<string>)[" en", " em", " in", " zum", " zur", " als", " of"])
        {
            if (degree.EndsWith(preposition, StringComparison.Ordinal))
                return degree[..^preposition.Length];
        }

        return degree;
    }

    private static int WithHonours(Segment segment, int end)
    {
        var rest = segment.Folded[end..];
        foreach (var honours in (ReadOnlySpan<string>)[" (hons)", " (honours)", " (hons.)", " hons", " honours"])
        {
            if (rest.StartsWith(honours, StringComparison.Ordinal))
                return end + honours.Length;
        }

        return end;
    }

    private static string? Field(string text)
    {
        var field = text.Trim(' ', ',', ':', '-', '–', '—', '(', ')', '.', '/');
        foreach (var lead in (ReadOnlySpan<string>)["in ", "of ", "en ", "em ", "de ", "di ", "der ", "des ", "im ", "in der ", "w ", "na kierunku ", "the "])
        {
            if (field.StartsWith(lead, StringComparison.OrdinalIgnoreCase))
            {
                field = field[lead.Length..].Trim();
                break;
            }
        }

        foreach (var trail in (ReadOnlySpan<string>)[" in", " of", " -", ","])
        {
            if (field.EndsWith(trail, StringComparison.OrdinalIgnoreCase))
                field = field[..^trail.Length].Trim();
        }

        return field.Count(char.IsLetter) > 1 ? field : null;
    }
}
