namespace Shortlist.Assessing.Criteria;

/// <summary>What stands under a heading of a job advertisement.</summary>
internal enum JobSection
{
    /// <summary>No heading tells.</summary>
    Unknown,
    Required,
    Nice,
    Duties,

    /// <summary>Benefits, the company, how to apply, equal opportunities.</summary>
    Other,
}

/// <summary>A line of a job advertisement.</summary>
internal readonly record struct JobLine(string Text, JobSection Section, bool IsListItem);
