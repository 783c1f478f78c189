using System.Text.Json;
using System.Text.Json.Serialization;
using Shortlist.Store;

namespace Shortlist.Scoring;

/// <summary>A write that named an <c>Idempotency-Key</c>, and its answer once there is one.</summary>
internal sealed record IdempotentWrite
{
    public required string Id { get; init; }

    public required string TenantId { get; init; }

    /// <summary>What was asked: a hash of method, path, tenant and body.</summary>
    public required string Fingerprint { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The status of the answer; null while it is being worked out.</summary>
    public int? Status { get; init; }

    public byte[]? Body { get; init; }
}

/// <summary>The writes of all tenants that named a key.</summary>
internal sealed class IdempotentWriteCollection(IDocumentStore store) : Collection<IdempotentWrite>(
    store,
    new CollectionDefinition("idempotent_writes", [new("tenant", KeyKind.Text), new("started_at", KeyKind.Number)], [["tenant"], ["started_at"]]),
    IdempotencyJson.Default.IdempotentWrite,
    write => write.Id,
    write => [KeyValue.Of(write.TenantId), KeyValue.Of(write.StartedAt)])
{
    /// <summary>Forgets the writes that began before an instant. Returns how many.</summary>
    public Task<long> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        DeleteManyAsync([Where.Below("started_at", before.ToUnixTimeMilliseconds())], cancellationToken);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IdempotentWrite))]
internal sealed partial class IdempotencyJson : JsonSerializerContext;
