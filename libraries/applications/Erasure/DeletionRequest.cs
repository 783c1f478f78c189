using Shortlist.Store;

namespace Shortlist.Applications;

/// <summary>What a deletion request is about, as it is shown.</summary>
public static class DeletionTargets
{
    /// <summary>One application: its scores, assessments and whatever of its CV is there.</summary>
    public const string Application = "application";

    /// <summary>Everything of a tenant in the world of the key that asked.</summary>
    public const string Tenant = "tenant";
}

/// <summary>That somebody asked for data to be removed. It remains as the proof that it was, and holds none of it.</summary>
public sealed record DeletionRequest
{
    /// <summary>The id that the surface shows.</summary>
    public required string Id { get; init; }

    /// <summary>Whose data is removed.</summary>
    public required NovaTenant Tenant { get; init; }

    /// <summary>One of <see cref="DeletionTargets"/>.</summary>
    public required string Target { get; init; }

    /// <summary>The job, for an application.</summary>
    public string? JobId { get; init; }

    /// <summary>The application, as the client calls it.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When nothing was left.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}

/// <summary>The deletion requests of all tenants.</summary>
public sealed class DeletionRequestCollection(IDocumentStore store) : Collection<DeletionRequest>(
    store,
    new CollectionDefinition("deletion_requests", [new("tenant", KeyKind.Text)], [["tenant"]]),
    ApplicationJson.Default.DeletionRequest,
    request => request.Id,
    request => [KeyValue.Of(request.Tenant.Id)]);
