namespace Shortlist.Bench.Corpus;

/// <summary>What a CV says, free of how it is set.</summary>
internal sealed record CvContent
{
    public required string Name { get; init; }

    public required string Role { get; init; }

    public required string Location { get; init; }

    public required string Phone { get; init; }

    public required string Email { get; init; }

    public required string Summary { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<CvJob> Jobs { get; init; }

    public required IReadOnlyList<CvStudy> Studies { get; init; }

    public required IReadOnlyList<string> Skills { get; init; }

    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>How the page is arranged, in formats that have pages.</summary>
    public required PageLayout Layout { get; init; }

    /// <summary>The same CV with at most so many bullets for each job.</summary>
    public CvContent WithBullets(int most) =>
        this with { Jobs = [.. Jobs.Select(job => job with { Bullets = [.. job.Bullets.Take(most)] })] };
}

/// <summary>A job; <paramref name="Dates"/> as the CV writes them.</summary>
internal sealed record CvJob(string Title, string Employer, string Place, string Dates, IReadOnlyList<string> Bullets);

/// <summary>A degree or training; <paramref name="Dates"/> as the CV writes them.</summary>
internal sealed record CvStudy(string Degree, string Institution, string Dates);

/// <summary>Arrangements that CVs are commonly met in.</summary>
internal enum PageLayout
{
    /// <summary>One column, dates at the right edge.</summary>
    SingleColumn,

    /// <summary>One column under a centred name, dates in a line of their own.</summary>
    Centred,

    /// <summary>Contact, skills and languages in a tinted column at the left.</summary>
    SidebarLeft,

    /// <summary>The same at the right.</summary>
    SidebarRight,
}
