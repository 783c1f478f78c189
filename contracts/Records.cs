namespace Shortlist.Contracts;

/// <summary>The batch that events about records tell of.</summary>
public sealed record RecordBatchFacts
{
    /// <summary>The batch, as messages name it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The batch, as its surface names it.</summary>
    public required string PublicId { get; init; }

    /// <summary>Whom the data belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>The schema of its records.</summary>
    public required string SchemaId { get; init; }

    /// <summary>The schema's name.</summary>
    public required string SchemaName { get; init; }
}

/// <summary>Why a record was not taken.</summary>
public sealed record RecordRejectionFacts
{
    /// <summary>The partner's id of the record; <c>#INDEX</c> for one that has none.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Stable codes, such as <c>VALIDATION</c> or <c>DEPENDENCY_EXPIRED</c>.</summary>
    public required IReadOnlyList<string> Categories { get; init; }
}

/// <summary>Records were written. One event tells of the records of a slice, or of those that one arrival released.</summary>
public sealed record RecordsIngested
{
    /// <summary>The batch.</summary>
    public required RecordBatchFacts Batch { get; init; }

    /// <summary>The partner's ids.</summary>
    public required IReadOnlyList<string> ExternalIds { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Records were deleted, by their own rows of a batch; what went along by cascade is not listed.</summary>
public sealed record RecordsDeleted
{
    /// <summary>The batch.</summary>
    public required RecordBatchFacts Batch { get; init; }

    /// <summary>The partner's ids.</summary>
    public required IReadOnlyList<string> ExternalIds { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Records wait for others that are not there.</summary>
public sealed record RecordsPending
{
    /// <summary>The batch.</summary>
    public required RecordBatchFacts Batch { get; init; }

    /// <summary>The partner's ids.</summary>
    public required IReadOnlyList<string> ExternalIds { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Records were not taken, or waited in vain.</summary>
public sealed record RecordsRejected
{
    /// <summary>The batch.</summary>
    public required RecordBatchFacts Batch { get; init; }

    /// <summary>Which, and why.</summary>
    public required IReadOnlyList<RecordRejectionFacts> Rejections { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
