namespace Shortlist.Client.Reach;

/// <summary>The values of <see cref="RecordBatch.Status"/>.</summary>
public static class RecordBatchStatus
{
    /// <summary>Records are still to be begun.</summary>
    public const string Processing = "processing";

    /// <summary>Every record was processed, none failed and none waits.</summary>
    public const string Success = "success";

    /// <summary>Some failed, or some wait.</summary>
    public const string PartialSuccess = "partial_success";

    /// <summary>None succeeded and none waits.</summary>
    public const string Failure = "failure";
}

/// <summary>A batch that was accepted.</summary>
public sealed record AcceptedBatch
{
    /// <summary>The batch.</summary>
    public required string BatchId { get; init; }

    /// <summary>A sentence for people.</summary>
    public string? Message { get; init; }

    /// <summary>Its records.</summary>
    public required int RecordCount { get; init; }

    /// <summary>Their schema.</summary>
    public required string SchemaDefinitionId { get; init; }
}

/// <summary>How far a batch is, what went wrong and what waits.</summary>
public sealed record RecordBatch
{
    /// <summary>The batch.</summary>
    public required string BatchId { get; init; }

    /// <summary>One of <see cref="RecordBatchStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary><c>PARTNER_RESOURCE_JSON_INGEST</c>, <c>…_BATCH_PATCH</c> or <c>…_BATCH_DELETE</c>.</summary>
    public required string BatchType { get; init; }

    /// <summary>The figures.</summary>
    public required RecordProgress Progress { get; init; }

    /// <summary>When no record was left to be begun.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When the first was begun.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The schema's name.</summary>
    public string? SchemaName { get; init; }

    /// <summary>The schema's id.</summary>
    public string? SchemaDefinitionId { get; init; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public RecordErrors? Errors { get; init; }

    /// <summary>What waits; null unless it was asked for.</summary>
    public IReadOnlyList<PendingResource>? PendingResources { get; init; }

    /// <summary>Whether no record is left to be begun; some may wait.</summary>
    public bool IsOver => Status != RecordBatchStatus.Processing;
}

/// <summary>The figures of a batch: processed = successful + failed + pending, at most total. Only pending ever goes down.</summary>
public sealed record RecordProgress
{
    /// <summary>Records in the batch.</summary>
    public required int TotalRecords { get; init; }

    /// <summary>Records that were processed, those that wait included.</summary>
    public required int ProcessedRecords { get; init; }

    /// <summary>Records that were written.</summary>
    public required int SuccessfulRecords { get; init; }

    /// <summary>Records that wait for others.</summary>
    public required int PendingRecords { get; init; }

    /// <summary>Records that failed.</summary>
    public required int FailedRecords { get; init; }

    /// <summary>Per cent of the records that were written.</summary>
    public required decimal SuccessRate { get; init; }
}

/// <summary>What went wrong in a batch.</summary>
public sealed record RecordErrors
{
    /// <summary>Records by category, such as <c>VALIDATION</c>; one may count in several.</summary>
    public required IReadOnlyDictionary<string, long> Summary { get; init; }

    /// <summary>By external id; <c>#INDEX</c> for a record without one. At most 10,000.</summary>
    public required IReadOnlyDictionary<string, RecordError> Details { get; init; }

    /// <summary>When the batch failed as a whole.</summary>
    public string? Message { get; init; }
}

/// <summary>What went wrong with a record.</summary>
public sealed record RecordError
{
    /// <summary>Sentences.</summary>
    public required IReadOnlyList<string> Errors { get; init; }

    /// <summary>Stable codes.</summary>
    public required IReadOnlyList<string> Categories { get; init; }
}

/// <summary>A record that waits.</summary>
public sealed record PendingResource
{
    /// <summary>Names the wait.</summary>
    public required string Id { get; init; }

    /// <summary>The record.</summary>
    public required string ResourceExternalId { get; init; }

    /// <summary>Its schema.</summary>
    public required string SchemaDefinitionId { get; init; }

    /// <summary>The schema's name.</summary>
    public string? SchemaName { get; init; }

    /// <summary>What it waits for.</summary>
    public required IReadOnlyList<MissingDependency> MissingDependencies { get; init; }

    /// <summary>Until when.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A record that is not there.</summary>
public sealed record MissingDependency
{
    /// <summary>Its schema.</summary>
    public required string SchemaDefinitionId { get; init; }

    /// <summary>The schema's name.</summary>
    public string? SchemaName { get; init; }

    /// <summary>The record.</summary>
    public required string ExternalId { get; init; }
}
