namespace Shortlist.CvCorpus.Content;

/// <summary>What a CV says and how it words it, free of how it is set.</summary>
internal sealed record CvContent
{
    public required Wording Wording { get; init; }

    public required string Name { get; init; }

    /// <summary>The name as it is printed: in capitals, surname first, with a title.</summary>
    public required string ShownName { get; init; }

    public required string Headline { get; init; }

    public required string Email { get; init; }

    public required string Phone { get; init; }

    public required string City { get; init; }

    /// <summary>City, or city and country, or a whole address.</summary>
    public required string Location { get; init; }

    public required string? Profile { get; init; }

    public required string? Summary { get; init; }

    public required IReadOnlyList<CvJob> Jobs { get; init; }

    public required IReadOnlyList<CvStudy> Studies { get; init; }

    public required IReadOnlyList<string> Skills { get; init; }

    public required IReadOnlyList<CvSpeech> Speeches { get; init; }

    /// <summary>Birth date and the like, "label: value" each; empty in most CVs.</summary>
    public required IReadOnlyList<string> Personal { get; init; }

    /// <summary>Sections that hold nothing of what is read, such as hobbies and references: heading and lines.</summary>
    public required IReadOnlyList<(string Heading, IReadOnlyList<string> Lines)> Others { get; init; }

    public required IReadOnlyDictionary<CvPart, string> Headings { get; init; }

    /// <summary>The parts in the order in which the CV has them.</summary>
    public required IReadOnlyList<CvPart> Order { get; init; }

    /// <summary>Months that jobs cover, each once.</summary>
    public required int TotalMonths { get; init; }
}

/// <summary>The parts that a CV is made of.</summary>
internal enum CvPart
{
    Contact,
    Summary,
    Work,
    Education,
    Skills,
    Languages,
    Others,
}

/// <summary>A job; dates in the scorer's form, and as the CV writes them.</summary>
internal sealed record CvJob(string Title, string Company, string? Place, string Start, string? End, ShownDates Shown, IReadOnlyList<string> Tasks);

/// <summary>A degree or training.</summary>
internal sealed record CvStudy(string Institution, string Degree, string? Field, string Joint, string Start, string End, ShownDates Shown)
{
    public string DegreeAndField => Field is null ? Degree : $"{Degree}{Joint}{Field}";
}

/// <summary>A language: its English name, and the words of the CV.</summary>
internal sealed record CvSpeech(string Language, string Shown, string Level);

/// <summary>Dates as written: in one, and each for itself where a layout sets them apart.</summary>
internal sealed record ShownDates(string Whole, string Start, string? End);
