using System.Text.Json;
using System.Text.Json.Nodes;

namespace Shortlist.Client.Reach;

/// <summary>Records to write.</summary>
/// <param name="Resources">JSON objects, each with its external id; 1 to 1,000 unless the server allows more.</param>
public sealed record RecordList(IReadOnlyList<JsonNode> Resources);

/// <summary>Records to write, one JSON object a line, sent while they are read.</summary>
/// <param name="Content">UTF-8. Not closed.</param>
public sealed record RecordLines(Stream Content);

/// <summary>Records to delete.</summary>
public sealed record RecordDeletion
{
    /// <summary>Which; empty with <see cref="DeleteAll"/>.</summary>
    public IReadOnlyList<string> ExternalIds { get; init; } = [];

    /// <summary>Take along what refers to them, and so on; otherwise what other schemas refer to stays.</summary>
    public bool Cascade { get; init; }

    /// <summary>All records of the schema.</summary>
    public bool DeleteAll { get; init; }

    /// <summary>Only say what would happen.</summary>
    public bool DryRun { get; init; }
}

/// <summary>What a deletion would do.</summary>
public sealed record DeletionForecast
{
    /// <summary>Records that were named.</summary>
    public required long RecordCount { get; init; }

    /// <summary>Records that would be deleted, by the name of their schema.</summary>
    public required IReadOnlyDictionary<string, long> Counts { get; init; }

    /// <summary>Records that would stay because others refer to them, by the name of their schema.</summary>
    public required IReadOnlyDictionary<string, long> SkippedReferenced { get; init; }

    /// <summary>Named records that do not exist.</summary>
    public required long NotFound { get; init; }
}

/// <summary>A record as it is.</summary>
public sealed record Record
{
    /// <summary>The partner's id of it.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Its schema.</summary>
    public required string SchemaDefinitionId { get; init; }

    /// <summary>The schema's name.</summary>
    public required string SchemaName { get; init; }

    /// <summary>The record itself.</summary>
    public required JsonElement Resource { get; init; }

    /// <summary>When it came to be.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
