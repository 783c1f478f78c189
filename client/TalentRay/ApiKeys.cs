namespace Shortlist.Client.TalentRay;

/// <summary>The answer of a call below <c>/api/admin</c>.</summary>
/// <param name="Success">True; refusals are exceptions.</param>
/// <param name="Data">What was asked for.</param>
public sealed record AdminResult<T>(bool Success, T Data);

/// <summary>An API key to make.</summary>
public sealed record NewApiKey
{
    /// <summary>What to call it; at most 255 characters. Required.</summary>
    public required string Name { get; init; }

    /// <summary>The user it acts as. Required.</summary>
    public required string UserId { get; init; }

    /// <summary>Days it is good for, 1 to 365; 90 when null.</summary>
    public int? ExpiresInDays { get; init; }

    /// <summary>What it may be used for, within what the calling key itself may (extension). None when null.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Narrows the user's organisations to these (extension); null does not.</summary>
    public IReadOnlyList<string>? Organizations { get; init; }
}

/// <summary>An API key just made.</summary>
/// <param name="Id">Its public id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Key">The key itself, never shown again.</param>
/// <param name="Prefix">The kind of key, <c>tr_</c>.</param>
/// <param name="Start">Its first characters.</param>
/// <param name="ExpiresAt">From when on it is refused.</param>
/// <param name="UserId">The user it acts as.</param>
public sealed record CreatedApiKey(
    string Id, string Name, string Key, string Prefix, string Start, DateTimeOffset? ExpiresAt, string UserId);

/// <summary>An API key as its admin sees it.</summary>
public sealed record ApiKeyInfo
{
    /// <summary>Its public id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of key, such as <c>tr_</c>.</summary>
    public required string Prefix { get; init; }

    /// <summary>Its first characters, by which its owner knows it again.</summary>
    public required string Start { get; init; }

    /// <summary>The user it acts as.</summary>
    public required string UserId { get; init; }

    /// <summary>What it may be used for.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The organisations it is narrowed to; null when it is not.</summary>
    public IReadOnlyList<string>? Organizations { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it is refused; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Since when it is refused; null while it is good.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When it was last used, to the minute; null when never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}

/// <summary>A page of a key's usage log, newest first.</summary>
/// <param name="Data">The requests.</param>
/// <param name="Pagination">How to go on.</param>
public sealed record UsagePage(IReadOnlyList<UsageEntry> Data, UsagePagination Pagination);

/// <summary>One request that was made with a key.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path without its query.</param>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="At">When it came.</param>
/// <param name="DurationMs">Milliseconds from its coming to the end of the answer.</param>
public sealed record UsageEntry(string Method, string Path, int Status, DateTimeOffset At, double DurationMs);

/// <summary>How to go on reading a usage log.</summary>
/// <param name="Limit">Entries a page holds.</param>
/// <param name="HasMore">Whether there are older entries.</param>
/// <param name="NextBefore">What to ask for next; null on the last page.</param>
public sealed record UsagePagination(int Limit, bool HasMore, DateTimeOffset? NextBefore);
