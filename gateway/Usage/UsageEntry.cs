using System.Text.Json;
using System.Text.Json.Serialization;
using Shortlist.Store;

namespace Shortlist.Gateway;

/// <summary>One request that was made with a key.</summary>
/// <param name="Id">Of the entry.</param>
/// <param name="KeyId">The key's public id.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path without its query, which may hold personal data.</param>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="At">When it came.</param>
/// <param name="DurationMs">Milliseconds from its coming to the end of the answer.</param>
public sealed record UsageEntry(string Id, string KeyId, string Method, string Path, int Status, DateTimeOffset At, double DurationMs);

/// <summary>The usage log. Keys: <c>key_id</c> and <c>at</c> in ticks, fine enough to page by.</summary>
internal sealed class UsageCollection(IDocumentStore store) : Collection<UsageEntry>(
    store,
    new CollectionDefinition(
        "api_key_usage",
        [new("key_id", KeyKind.Text), new("at", KeyKind.Number)],
        [["key_id", "at"], ["at"]]),
    UsageJson.Default.UsageEntry,
    entry => entry.Id,
    entry => [KeyValue.Of(entry.KeyId), KeyValue.Of(entry.At.UtcTicks)]);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(UsageEntry))]
internal sealed partial class UsageJson : JsonSerializerContext;
