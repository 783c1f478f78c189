using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Caching.Memory;
using Shortlist.Store;

namespace Shortlist.Leads;

/// <summary>JSON that is ready to be sent.</summary>
/// <param name="Utf8">One valid JSON value.</param>
[JsonConverter(typeof(ReadyJsonConverter))]
public readonly record struct ReadyJson(ReadOnlyMemory<byte> Utf8);

/// <summary>Writes ready JSON as it is.</summary>
public sealed class ReadyJsonConverter : JsonConverter<ReadyJson>
{
    /// <inheritdoc />
    public override ReadyJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Ready JSON is only written.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ReadyJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}

/// <summary>A lead that is ready to be shown.</summary>
/// <param name="Json">As the surface shows it.</param>
/// <param name="IsBeingScreened">Whether its CV is still to be read.</param>
internal sealed record ReadyLead(byte[] Json, bool IsBeingScreened);

/// <summary>
/// Leads as the surface shows them, kept ready by document version. Clients poll: the same members are shown again and again, and
/// reading, parsing and writing them anew was half the cost of a read. What is shown is always what the store holds: a lead that
/// changed has another version, and one that is gone is not asked for.
/// </summary>
public sealed class LeadJsonCache : IDisposable
{
    private const long MaxBytes = 32L << 20;
    private readonly MemoryCache _ready = new(new MemoryCacheOptions { SizeLimit = MaxBytes });

    /// <summary>The lead of that version, or null when it is not kept.</summary>
    internal ReadyLead? Find(string id, long version) => _ready.TryGetValue((id, version), out ReadyLead? lead) ? lead : null;

    /// <summary>Makes a stored lead ready, and keeps it.</summary>
    internal ReadyLead Keep(StoredDocument document)
    {
        var lead = JsonSerializer.Deserialize(document.Body.Span, LeadJson.Default.Lead)!;
        var json = JsonSerializer.SerializeToUtf8Bytes(PotentialCandidate.Of(lead), TalentRayJson.Default.PotentialCandidate);
        var ready = new ReadyLead(json, lead.IsBeingScreened);
        using var entry = _ready.CreateEntry((document.Id, document.Version));
        entry.Value = ready;
        entry.Size = json.Length;
        return ready;
    }

    /// <inheritdoc />
    public void Dispose() => _ready.Dispose();
}
