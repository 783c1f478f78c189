using Shortlist.Documents;

namespace Shortlist.CvParsing;

/// <summary>Where in the document something was found.</summary>
/// <param name="Page">Page, from 1.</param>
/// <param name="Line">Index into the document's lines, from 0; <see cref="NoLine"/> for a link whose text is not in the document.</param>
/// <param name="Quote">The text it was read from, as it stands there: a part of that line, or the target of the link.</param>
/// <param name="Box">Where the quoted words stand on the page; null in formats without fixed pages.</param>
public sealed record Evidence(int Page, int Line, string Quote, EvidenceBox? Box = null)
{
    /// <summary>The <see cref="Line"/> of what was read from a link alone.</summary>
    public const int NoLine = -1;

    /// <summary>A link as evidence of its target.</summary>
    internal static Evidence Of(DocumentLink link) => new(link.Page, NoLine, link.Target, link.Box is { } box ? EvidenceBox.Of(box) : null);
}

/// <summary>A value with where it was found and how sure the parser is.</summary>
/// <param name="Value">The value.</param>
/// <param name="Confidence">0 to 1; below 0.5 a person should look.</param>
/// <param name="Evidence">Where it was found.</param>
public sealed record Found<T>(T Value, double Confidence, Evidence Evidence);

/// <summary>A month, or a year whose month the CV does not give.</summary>
/// <param name="Year">Four digits.</param>
/// <param name="Month">1 to 12, or null.</param>
public readonly record struct CvDate(int Year, int? Month)
{
    /// <summary><c>2021-04</c>, or <c>2021</c>.</summary>
    public override string ToString() => Month is { } month ? $"{Year:D4}-{month:D2}" : $"{Year:D4}";
}

/// <summary>One job of the work history.</summary>
/// <param name="Title">The position held.</param>
/// <param name="Company">The employer.</param>
/// <param name="Location">Where, when the entry says it.</param>
/// <param name="Start">When it began.</param>
/// <param name="End">When it ended; null when it has not, or when no date was found.</param>
/// <param name="IsCurrent">Whether the CV says that it goes on.</param>
/// <param name="Highlights">What the entry tells of it, a line each.</param>
public sealed record WorkEntry(
    string? Title, string? Company, string? Location, CvDate? Start, CvDate? End, bool IsCurrent, IReadOnlyList<string> Highlights);

/// <summary>One entry of the education.</summary>
/// <param name="Institution">School or university.</param>
/// <param name="Degree">The degree as written, such as <c>M.Sc.</c></param>
/// <param name="Field">What was studied.</param>
/// <param name="Start">When it began.</param>
/// <param name="End">When it ended, or the year of the degree.</param>
public sealed record EducationEntry(string? Institution, string? Degree, string? Field, CvDate? Start, CvDate? End);

/// <summary>A skill.</summary>
/// <param name="Name">The CV's own words for an entry of a skills section; the taxonomy's name for a skill found elsewhere in the text.</param>
/// <param name="SkillId">The taxonomy's id, or null when it does not know the skill.</param>
/// <param name="Section">The kind of section it was found in first, such as <c>skills</c> or <c>work</c>.</param>
public sealed record CvSkill(string Name, string? SkillId, string Section);

/// <summary>A language that the person speaks.</summary>
/// <param name="Name">English name of the language.</param>
/// <param name="Level">CEFR level <c>A1</c>–<c>C2</c>, <c>native</c>, or null.</param>
public sealed record CvLanguage(string Name, string? Level);

/// <summary>What was read from a CV. Nothing is guessed: what was not found is null or empty.</summary>
public sealed record ParsedCv
{
    /// <summary>The person's name, in title case.</summary>
    public Found<string>? Name { get; init; }

    /// <summary>E-mail addresses, the person's own first, lower-case domain.</summary>
    public IReadOnlyList<Found<string>> Emails { get; init; } = [];

    /// <summary>Phone numbers, the person's own first.</summary>
    public IReadOnlyList<Found<Phone>> Phones { get; init; } = [];

    /// <summary>Links to profiles and pages, scheme included.</summary>
    public IReadOnlyList<Found<string>> Links { get; init; } = [];

    /// <summary>City, or city and country, as written.</summary>
    public Found<string>? Location { get; init; }

    /// <summary>The summary or profile paragraph.</summary>
    public Found<string>? Summary { get; init; }

    /// <summary>Skills, in the order found, each once.</summary>
    public IReadOnlyList<Found<CvSkill>> Skills { get; init; } = [];

    /// <summary>Languages.</summary>
    public IReadOnlyList<Found<CvLanguage>> Languages { get; init; } = [];

    /// <summary>Work history, as ordered in the CV.</summary>
    public IReadOnlyList<Found<WorkEntry>> Work { get; init; } = [];

    /// <summary>Education, as ordered in the CV.</summary>
    public IReadOnlyList<Found<EducationEntry>> Education { get; init; } = [];

    /// <summary>Years covered by dated work (union of months, one decimal); null without dated work.</summary>
    public double? YearsOfExperience { get; init; }

    /// <summary>ISO 639-1 code of the language that the CV is written in; <c>und</c> when it cannot be told, null in readings of earlier versions.</summary>
    public string? Language { get; init; }

    /// <summary>
    /// Whether the parser reads that language. Of a CV in another one only mail, phones and links are read, which look the same in all.
    /// </summary>
    public bool IsSupported => !ReviewReasons.Contains(ReviewReason.UnsupportedLanguage, StringComparer.Ordinal);

    /// <summary>Whether a person should look at it.</summary>
    public bool NeedsReview { get; init; }

    /// <summary>Why: codes of <see cref="ReviewReason"/>. Empty in readings of earlier versions.</summary>
    public IReadOnlyList<string> ReviewReasons
    {
        get;
        init => field = value ?? [];
    } = [];
}
