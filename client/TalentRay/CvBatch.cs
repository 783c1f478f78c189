namespace Shortlist.Client.TalentRay;

/// <summary>The values of <see cref="CvBatch.Status"/>.</summary>
public static class CvBatchStatus
{
    /// <summary>At least one visible member is still being processed.</summary>
    public const string Processing = "processing";

    /// <summary>Every visible member has ended, be it as a lead or as failed.</summary>
    public const string Completed = "completed";
}

/// <summary>A batch of CVs: how far it is, and a page of its members. Only members visible to the key are counted.</summary>
public sealed record CvBatch
{
    /// <summary>The batch.</summary>
    public required string BatchId { get; init; }

    /// <summary>One of <see cref="CvBatchStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Members.</summary>
    public required int TotalCandidates { get; init; }

    /// <summary>Members that have ended, failed ones included.</summary>
    public required int CompletedCandidates { get; init; }

    /// <summary>Members still being processed; with <see cref="CompletedCandidates"/> it adds up to the total.</summary>
    public required int ProcessingCandidates { get; init; }

    /// <summary>The members of this page, in the order of the submission.</summary>
    public required IReadOnlyList<PotentialCandidate> Data { get; init; }

    /// <summary>Where the page stands among the members.</summary>
    public required Pagination Pagination { get; init; }

    /// <summary>Whether nothing of it is being processed any more.</summary>
    public bool IsCompleted => Status == CvBatchStatus.Completed;
}

/// <summary>A batch as lists show it.</summary>
public sealed record CvBatchSummary
{
    /// <summary>The batch.</summary>
    public required string BatchId { get; init; }

    /// <summary>One of <see cref="CvBatchStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Members.</summary>
    public required int TotalCandidates { get; init; }

    /// <summary>Members that have ended, failed ones included.</summary>
    public required int CompletedCandidates { get; init; }

    /// <summary>Members still being processed.</summary>
    public required int ProcessingCandidates { get; init; }

    /// <summary>When it was submitted, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
