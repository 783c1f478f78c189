using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Shortlist.CvParsing;
using Shortlist.Store;
using Shortlist.Surfaces;

namespace Shortlist.Leads;

/// <summary>The leads of all tenants.</summary>
public sealed class LeadCollection(IDocumentStore store, LeadJsonCache ready) : Collection<Lead>(
    store,
    LeadDefinition,
    LeadJson.Default.Lead,
    lead => lead.Id,
    lead =>
    [
        KeyValue.Of(lead.TenantId),
        KeyValue.Of(lead.BatchId?.ToString("N")),
        KeyValue.Of(lead.IsBeingScreened ? Processing : Done),
        KeyValue.Of(lead.Status),
        KeyValue.Of([.. lead.Organizations.Select(link => link.OrganizationId)]),
        KeyValue.Of([.. lead.Roles.Select(link => link.RoleId)]),
        KeyValue.Of(lead.CreatedAt),
    ])
{
    private const string Processing = "processing";
    private const string Done = "done";

    private static readonly CollectionDefinition LeadDefinition = new(
        "leads",
        [
            new("tenant", KeyKind.Text),
            new("batch", KeyKind.Text),
            new("screening", KeyKind.Text),
            new("status", KeyKind.Text),
            new("organizations", KeyKind.Texts),
            new("roles", KeyKind.Texts),
            new("created_at", KeyKind.Number),
        ],
        [["tenant", "batch", "created_at", "screening"], ["tenant", "created_at"], ["organizations"], ["roles"]]);

    private readonly IDocumentStore _store = store;

    /// <summary>
    /// The leads that a caller sees: those of their tenant that are linked to one of their organisations, or all of the
    /// tenant's for an admin (api-surfaces.md §1.3). Add further conditions to it.
    /// </summary>
    public static List<Condition> VisibleTo(Caller caller)
    {
        List<Condition> conditions = [Where.Equal("tenant", caller.TenantId)];
        if (!caller.SeesAllOrganizations)
            conditions.Add(Where.AnyOf("organizations", caller.Organizations));
        return conditions;
    }

    /// <summary>Whether the caller sees the lead.</summary>
    public static bool IsVisibleTo(Lead lead, Caller caller) =>
        lead.TenantId == caller.TenantId && lead.Organizations.Any(link => caller.Sees(link.OrganizationId));

    /// <summary>The lead, or null when there is none or the caller does not see it.</summary>
    public async Task<Versioned<Lead>?> FindVisibleAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } found && IsVisibleTo(found.Value, caller) ? found : null;

    /// <summary>
    /// A page of a batch's visible members, in the order in which they came (api-surfaces.md T5), with how many there are in all
    /// and how many of those are still being screened.
    /// </summary>
    public async Task<LeadPage> PageOfBatchAsync(
        Guid batchId, Caller caller, Paging paging, CancellationToken cancellationToken)
    {
        List<Condition> conditions = [.. VisibleTo(caller), InBatch(batchId)];
        var order = new SortKey("created_at");
        if (paging.Skip == 0)
        {
            // One more than fits shows whether this is the whole batch, which then needs no counting.
            var first = await ReadyAsync(conditions, order, 0, paging.PageSize + 1, cancellationToken);
            if (first.Count <= paging.PageSize)
                return new(JsonOf(first), first.Count, first.LongCount(lead => lead.IsBeingScreened));
        }

        var (total, processing) = await CountScreeningAsync(conditions, cancellationToken);
        var page = paging.Skip >= total ? [] : await ReadyAsync(conditions, order, paging.Skip, paging.PageSize, cancellationToken);
        return new(JsonOf(page), total, processing);
    }

    /// <summary>How many of a batch's visible members there are, and how many of them are still being screened.</summary>
    public Task<(long Total, long Processing)> CountBatchAsync(
        Guid batchId, Caller caller, CancellationToken cancellationToken) =>
        CountScreeningAsync([.. VisibleTo(caller), InBatch(batchId)], cancellationToken);

    /// <summary>Removes the members of a batch that never came to be.</summary>
    public Task DeleteBatchAsync(string tenantId, Guid batchId, CancellationToken cancellationToken) =>
        DeleteManyAsync([Where.Equal("tenant", tenantId), InBatch(batchId)], cancellationToken);

    /// <summary>A page of the leads that meet the conditions, newest first (api-surfaces.md T5).</summary>
    public async Task<IReadOnlyList<ReadyJson>> NewestAsync(
        IReadOnlyList<Condition> conditions, Paging paging, CancellationToken cancellationToken) => JsonOf(await ReadyAsync(
            conditions, new SortKey("created_at", Descending: true), paging.Skip, paging.PageSize, cancellationToken));

    /// <summary>By the batch itself and not by its name, which a submission that was given up may have had before.</summary>
    private static Condition InBatch(Guid batchId) => Where.Equal("batch", batchId.ToString("N"));

    private static IReadOnlyList<ReadyJson> JsonOf(IEnumerable<ReadyLead> leads) => [.. leads.Select(lead => new ReadyJson(lead.Json))];

    private async Task<(long Total, long Processing)> CountScreeningAsync(
        IReadOnlyList<Condition> conditions, CancellationToken cancellationToken)
    {
        var counts = await CountByAsync(conditions, "screening", cancellationToken);
        return (counts.Values.Sum(), counts.GetValueOrDefault(Processing));
    }

    private async Task<List<ReadyLead>> ReadyAsync(
        IReadOnlyList<Condition> conditions, SortKey order, int skip, int take, CancellationToken cancellationToken)
    {
        var found = await _store.QueryAsync(
            Definition,
            new Query { Conditions = conditions, OrderBy = [order], Skip = skip, Take = take, Part = QueryPart.Versions },
            cancellationToken);
        var leads = new List<ReadyLead?>(found.Count);
        List<string> missing = [];
        foreach (var (id, version, _, _) in found)
        {
            leads.Add(ready.Find(id, version));
            if (leads[^1] is null)
                missing.Add(id);
        }

        if (missing.Count > 0)
        {
            var stored = await _store.FindManyAsync(Definition, missing, cancellationToken);
            var byId = stored.ToDictionary(document => document.Id, ready.Keep, StringComparer.Ordinal);
            for (var i = 0; i < leads.Count; i++)
                leads[i] ??= byId.GetValueOrDefault(found[i].Id);
        }

        // One that went meanwhile is left out.
        return [.. leads.OfType<ReadyLead>()];
    }
}

/// <summary>A page of the members of a batch.</summary>
/// <param name="Members">Those of the page.</param>
/// <param name="Total">How many the batch has.</param>
/// <param name="Processing">How many of all are still being screened.</param>
public sealed record LeadPage(IReadOnlyList<ReadyJson> Members, long Total, long Processing);

/// <summary>What was read from the CV of a lead, kept apart from the lead as it is large and seldom asked for.</summary>
public sealed record CvReading
{
    /// <summary>The lead.</summary>
    public required string LeadId { get; init; }

    /// <summary>Whom the data belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>The format that the file turned out to have.</summary>
    public required string Format { get; init; }

    /// <summary>Pages of the document.</summary>
    public required int PageCount { get; init; }

    /// <summary>Pages that were read.</summary>
    public required int PagesRead { get; init; }

    /// <summary>What the reader wants known.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Text of the document that nobody sees, which was left out; null when there is none.</summary>
    public HiddenTextReport? HiddenText { get; init; }

    /// <summary>Every field with where it was found.</summary>
    public required ParsedCv Cv { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset ReadAt { get; init; }
}

/// <summary>The readings of all tenants, by lead.</summary>
public sealed class CvReadingCollection(IDocumentStore store) : Collection<CvReading>(
    store,
    new CollectionDefinition("cv_readings", [new("tenant", KeyKind.Text)], [["tenant"]]),
    LeadJson.Default.CvReading,
    reading => reading.LeadId,
    reading => [KeyValue.Of(reading.TenantId)]);

/// <summary>The roles of all tenants.</summary>
public sealed class RoleCollection(IDocumentStore store) : Collection<Role>(
    store,
    new CollectionDefinition(
        "roles",
        [
            new("tenant", KeyKind.Text),
            new("organization", KeyKind.Text),
            new("status", KeyKind.Text),
            new("created_at", KeyKind.Number),
        ],
        [["tenant", "created_at"]]),
    LeadJson.Default.Role,
    role => role.Id,
    role => [KeyValue.Of(role.TenantId), KeyValue.Of(role.OrganizationId), KeyValue.Of(role.Status), KeyValue.Of(role.CreatedAt)])
{
    /// <summary>The role, or null when there is none or the caller does not see its organisation.</summary>
    public async Task<Role?> FindVisibleAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { Value: var role } && role.TenantId == caller.TenantId && caller.Sees(role.OrganizationId)
            ? role
            : null;
}

/// <summary>Which batch goes by a name on the TalentRay surface; makes names unique within a tenant.</summary>
/// <param name="TenantId">Whom the data belongs to.</param>
/// <param name="PublicId">The name.</param>
/// <param name="BatchId">The batch, as messages name it.</param>
/// <param name="Fingerprint">What was submitted under it, to tell a repeated submission from another one.</param>
public sealed partial record BatchName(string TenantId, string PublicId, Guid BatchId, string Fingerprint)
{
    /// <summary>Whether a batch may have the name: 1 to 100 characters of <c>a-z A-Z 0-9 _ - .</c></summary>
    public static bool IsValid(string name) => Pattern().IsMatch(name);

    [GeneratedRegex("^[a-zA-Z0-9_.-]{1,100}$", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}

/// <summary>The names of screening batches.</summary>
public sealed class BatchNameCollection(IDocumentStore store) : Collection<BatchName>(
    store,
    new CollectionDefinition("screening_batch_names", [new("tenant", KeyKind.Text)], [["tenant"]]),
    LeadJson.Default.BatchName,
    name => IdOf(name.TenantId, name.PublicId),
    name => [KeyValue.Of(name.TenantId)])
{
    /// <summary>The document id of a name.</summary>
    public static string IdOf(string tenantId, string publicId) => $"{tenantId}|{publicId}";
}

/// <summary>That somebody removed something which others may ask about.</summary>
/// <param name="Id">Of the entry.</param>
/// <param name="TenantId">Whom the data belonged to.</param>
/// <param name="Action">Such as <c>lead.deleted</c>.</param>
/// <param name="Subject">What it was done to.</param>
/// <param name="RoleId">The role that was concerned.</param>
/// <param name="UserId">Who did it.</param>
/// <param name="At">When.</param>
public sealed record AuditEntry(
    string Id, string TenantId, string Action, string Subject, string? RoleId, string UserId, DateTimeOffset At);

/// <summary>The audit entries of all tenants.</summary>
public sealed class AuditCollection(IDocumentStore store) : Collection<AuditEntry>(
    store,
    new CollectionDefinition("audit", [new("tenant", KeyKind.Text), new("at", KeyKind.Number)], [["tenant", "at"]]),
    LeadJson.Default.AuditEntry,
    entry => entry.Id,
    entry => [KeyValue.Of(entry.TenantId), KeyValue.Of(entry.At)]);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Lead))]
[JsonSerializable(typeof(CvReading))]
[JsonSerializable(typeof(Role))]
[JsonSerializable(typeof(BatchName))]
[JsonSerializable(typeof(AuditEntry))]
internal sealed partial class LeadJson : JsonSerializerContext;
