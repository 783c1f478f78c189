namespace Shortlist.Bench.Corpus.Formats;

/// <summary>What a block of a CV is to its reader; formats choose how it looks.</summary>
internal enum CvBlockKind
{
    Name,
    Role,
    Contact,
    Heading,

    /// <summary>Title of a job or a degree.</summary>
    Entry,

    /// <summary>Employer or school of the entry above.</summary>
    Detail,
    Paragraph,
    Bullet,
}

/// <summary>A block of a CV in reading order.</summary>
/// <param name="Aside">Text that belongs at the end of the same row, such as the dates of an entry; empty without.</param>
internal sealed record CvBlock(CvBlockKind Kind, string Text, string Aside = "")
{
    /// <summary>The whole CV as one column.</summary>
    public static IEnumerable<CvBlock> Of(CvContent cv) =>
    [
        .. Top(cv),
        new(CvBlockKind.Contact, string.Join(" | ", cv.Location, cv.Phone, cv.Email)),
        .. Body(cv),
        new(CvBlockKind.Heading, "Skills"),
        new(CvBlockKind.Paragraph, string.Join(", ", cv.Skills)),
        new(CvBlockKind.Heading, "Languages"),
        new(CvBlockKind.Paragraph, string.Join(", ", cv.Languages)),
    ];

    /// <summary>Name and role.</summary>
    public static IEnumerable<CvBlock> Top(CvContent cv) => [new(CvBlockKind.Name, cv.Name), new(CvBlockKind.Role, cv.Role)];

    /// <summary>Summary, jobs and education.</summary>
    public static IEnumerable<CvBlock> Body(CvContent cv) =>
    [
        new(CvBlockKind.Heading, "Summary"),
        new(CvBlockKind.Paragraph, cv.Summary),
        new(CvBlockKind.Heading, "Work Experience"),
        .. cv.Jobs.SelectMany(job => (IEnumerable<CvBlock>)
        [
            new(CvBlockKind.Entry, job.Title, job.Dates),
            new(CvBlockKind.Detail, $"{job.Employer}, {job.Place}"),
            .. job.Bullets.Select(bullet => new CvBlock(CvBlockKind.Bullet, bullet)),
        ]),
        new(CvBlockKind.Heading, "Education"),
        .. cv.Studies.SelectMany(study => (IEnumerable<CvBlock>)
        [
            new(CvBlockKind.Entry, study.Degree, study.Dates),
            new(CvBlockKind.Detail, study.Institution),
        ]),
    ];

    /// <summary>What a sidebar holds: contact, skills and languages, a line each.</summary>
    public static IEnumerable<CvBlock> Sidebar(CvContent cv) =>
    [
        new(CvBlockKind.Heading, "Contact"),
        .. Lines([cv.Location, cv.Phone, cv.Email]),
        new(CvBlockKind.Heading, "Skills"),
        .. Lines(cv.Skills),
        new(CvBlockKind.Heading, "Languages"),
        .. Lines(cv.Languages),
    ];

    private static IEnumerable<CvBlock> Lines(IEnumerable<string> lines) => lines.Select(line => new CvBlock(CvBlockKind.Paragraph, line));
}
