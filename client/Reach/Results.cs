namespace Shortlist.Client.Reach;

/// <summary>The envelope of an answer.</summary>
public sealed record ReachResult<T>
{
    /// <summary>Always true: refusals come as exceptions.</summary>
    public required bool Success { get; init; }

    /// <summary>A sentence for people.</summary>
    public string? Message { get; init; }

    /// <summary>What was asked for.</summary>
    public required T Data { get; init; }
}

/// <summary>A page of a list.</summary>
public sealed record ReachPage<T>
{
    /// <summary>The rows.</summary>
    public required IReadOnlyList<T> Results { get; init; }

    /// <summary>Where the page stands.</summary>
    public required ReachPagination Pagination { get; init; }
}

/// <summary>Where a page stands.</summary>
public sealed record ReachPagination
{
    /// <summary>Whether there is more.</summary>
    public required bool HasNextPage { get; init; }

    /// <summary>Rows in all.</summary>
    public required long Total { get; init; }

    /// <summary>What to ask for the next page with; null on the last one.</summary>
    public string? Cursor { get; init; }
}
