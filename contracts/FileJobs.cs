namespace Shortlist.Contracts;

/// <summary>A parse or extract job has ended. Holds nothing of the file: the result is read through the API.</summary>
public sealed record FileProcessed
{
    /// <summary>The job, as the LlamaIndex surface names it (<c>pjb-…</c>, <c>exj-…</c>).</summary>
    public required string JobId { get; init; }

    /// <summary>Whom the data belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>The project.</summary>
    public required string ProjectId { get; init; }

    /// <summary><c>parse_v2</c> or <c>extract_v2</c>.</summary>
    public required string Product { get; init; }

    /// <summary>The file.</summary>
    public required string FileId { get; init; }

    /// <summary>The batch that the job ran in; a job asked for by itself has one to itself.</summary>
    public required Guid BatchId { get; init; }

    /// <summary><c>COMPLETED</c>, <c>FAILED</c> or <c>CANCELLED</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why it failed, as a stable code such as <c>encrypted</c>; null unless it did.</summary>
    public string? Reason { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
