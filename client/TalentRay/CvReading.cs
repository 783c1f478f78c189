namespace Shortlist.Client.TalentRay;

/// <summary>How a CV was read, and what was found in it.</summary>
public sealed record CvReading
{
    /// <summary>The lead.</summary>
    public required string LeadId { get; init; }

    /// <summary>The format that the file turned out to have, whatever its name said.</summary>
    public required string Format { get; init; }

    /// <summary>Pages of the document.</summary>
    public required int PageCount { get; init; }

    /// <summary>Pages that were read; fewer when the document is very long.</summary>
    public required int PagesRead { get; init; }

    /// <summary>What is worth knowing of the reading, such as a part that was left out.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Text of the CV that nobody sees, which was left out; null when there is none.</summary>
    public HiddenText? HiddenText { get; init; }

    /// <summary>What was found.</summary>
    public required CvFindings Cv { get; init; }

    /// <summary>When it was read, UTC.</summary>
    public required DateTimeOffset ReadAt { get; init; }
}

/// <summary>What was found in a CV. Nothing is guessed: what was not found is null or empty.</summary>
public sealed record CvFindings
{
    /// <summary>The person's name.</summary>
    public Found<string>? Name { get; init; }

    /// <summary>E-mail addresses, the person's own first.</summary>
    public IReadOnlyList<Found<string>> Emails { get; init; } = [];

    /// <summary>Phone numbers, the person's own first.</summary>
    public IReadOnlyList<Found<CvPhone>> Phones { get; init; } = [];

    /// <summary>Links to profiles and pages.</summary>
    public IReadOnlyList<Found<string>> Links { get; init; } = [];

    /// <summary>City, or city and country, as written.</summary>
    public Found<string>? Location { get; init; }

    /// <summary>The summary or profile paragraph.</summary>
    public Found<string>? Summary { get; init; }

    /// <summary>Skills, in the order found.</summary>
    public IReadOnlyList<Found<CvSkill>> Skills { get; init; } = [];

    /// <summary>Languages.</summary>
    public IReadOnlyList<Found<CvLanguage>> Languages { get; init; } = [];

    /// <summary>Work history, as ordered in the CV.</summary>
    public IReadOnlyList<Found<CvWork>> Work { get; init; } = [];

    /// <summary>Education, as ordered in the CV.</summary>
    public IReadOnlyList<Found<CvEducation>> Education { get; init; } = [];

    /// <summary>Years covered by dated work; null without dated work.</summary>
    public double? YearsOfExperience { get; init; }

    /// <summary>ISO 639-1 code of the CV's language; <c>und</c> when it cannot be told, null for CVs read by earlier versions.</summary>
    public string? Language { get; init; }

    /// <summary>Whether that language is read. If not, mail, phones and links are all that was read.</summary>
    public bool IsSupported { get; init; }

    /// <summary>Whether a person should look at it.</summary>
    public bool NeedsReview { get; init; }

    /// <summary>Why, such as <c>unsupported_language</c> or <c>hidden_text</c>.</summary>
    public IReadOnlyList<string> ReviewReasons { get; init; } = [];
}

/// <summary>A value with where it was found and how sure the reader is.</summary>
/// <param name="Value">The value.</param>
/// <param name="Confidence">0 to 1; below 0.5 a person should look.</param>
/// <param name="Evidence">Where it was found.</param>
public sealed record Found<T>(T Value, double Confidence, Evidence Evidence);

/// <summary>Where in a CV something was found.</summary>
/// <param name="Page">Page, from 1.</param>
/// <param name="Line">Line of the text, from 0.</param>
/// <param name="Quote">The text it was read from, as it stands there.</param>
/// <param name="Box">Where the quoted words stand on the page; null in formats without fixed pages.</param>
public sealed record Evidence(int Page, int Line, string Quote, EvidenceBox? Box = null);

/// <summary>A rectangle on a page, in points (1/72 inch) from its top left corner.</summary>
public readonly record struct EvidenceBox(double Left, double Top, double Right, double Bottom);

/// <summary>A telephone number.</summary>
/// <param name="Raw">As the CV writes it.</param>
/// <param name="E164">As it is dialled from anywhere, such as <c>+4930123456</c>; null when its country is not known or it does not fit that country's plan.</param>
/// <param name="Country">ISO 3166 code of the country.</param>
/// <param name="Extension">What is dialled after the connection stands.</param>
/// <param name="Basis">What told the country: <c>number</c>, <c>location</c>, or <c>language</c>, which is a guess.</param>
public sealed record CvPhone(string Raw, string? E164 = null, string? Country = null, string? Extension = null, string? Basis = null);

/// <summary>A skill.</summary>
/// <param name="Name">The taxonomy's name, or the CV's own words.</param>
/// <param name="SkillId">The taxonomy's id, or null.</param>
/// <param name="Section">The kind of section it was found in, such as <c>skills</c>.</param>
public sealed record CvSkill(string Name, string? SkillId, string Section);

/// <summary>A language that the person speaks.</summary>
/// <param name="Name">English name of the language.</param>
/// <param name="Level">CEFR level <c>A1</c>–<c>C2</c>, <c>native</c>, or null.</param>
public sealed record CvLanguage(string Name, string? Level);

/// <summary>A month, or a year whose month the CV does not give.</summary>
/// <param name="Year">Four digits.</param>
/// <param name="Month">1 to 12, or null.</param>
public sealed record CvDate(int Year, int? Month);

/// <summary>One job.</summary>
/// <param name="Title">The position held.</param>
/// <param name="Company">The employer.</param>
/// <param name="Location">Where.</param>
/// <param name="Start">When it began.</param>
/// <param name="End">When it ended; null when it has not, or when no date was found.</param>
/// <param name="IsCurrent">Whether the CV says that it goes on.</param>
/// <param name="Highlights">What the entry tells of it, a line each.</param>
public sealed record CvWork(
    string? Title, string? Company, string? Location, CvDate? Start, CvDate? End, bool IsCurrent, IReadOnlyList<string> Highlights);

/// <summary>One entry of the education.</summary>
/// <param name="Institution">School or university.</param>
/// <param name="Degree">The degree as written.</param>
/// <param name="Field">What was studied.</param>
/// <param name="Start">When it began.</param>
/// <param name="End">When it ended, or the year of the degree.</param>
public sealed record CvEducation(string? Institution, string? Degree, string? Field, CvDate? Start, CvDate? End);
