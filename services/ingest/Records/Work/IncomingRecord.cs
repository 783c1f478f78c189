using System.Buffers;
using System.Text.Json;
using Shortlist.Records;

namespace Shortlist.Ingest.Records;

/// <summary>A record that shall be written: read, named and free of unknown fields; or what keeps it from that.</summary>
internal sealed class IncomingRecord
{
    private IncomingRecord(string key) => Key = key;

    /// <summary>The item.</summary>
    public string Key { get; }

    /// <summary>The record that it writes; null when it does not say.</summary>
    public string? RecordId { get; private init; }

    /// <summary>What is to be merged.</summary>
    public JsonElement Patch { get; private init; }

    /// <summary>Its bytes, when they can be kept as they are.</summary>
    public ReadOnlyMemory<byte>? Utf8 { get; private init; }

    /// <summary>What is wrong with it, whatever is there already.</summary>
    public IReadOnlyList<RecordFault> Faults { get; private init; } = [];

    /// <summary>Reads a submitted record.</summary>
    public static IncomingRecord Of(SubmittedRecord submitted, string tenantId, CompiledSchema schema, bool ignoresUnknownFields)
    {
        if (submitted.Fault is { } unreadable)
            return Faulty(submitted.Key, FaultCategories.Validation, $"The record {unreadable}.");
        var field = schema.Definition.ExternalIdField;
        var (externalId, fault) = ExternalIdOf(submitted.Value, field);
        if (externalId is null)
            return Faulty(submitted.Key, FaultCategories.Validation, $"{field}: {fault}");

        var recordId = Shortlist.Records.RecordId.Of(tenantId, schema.Definition.Id, externalId);
        var patch = submitted.Value;
        ReadOnlyMemory<byte>? utf8 = submitted.Utf8;
        if (schema.UnknownFields(patch) is { } unknown)
        {
            if (!ignoresUnknownFields)
            {
                return new(submitted.Key)
                {
                    RecordId = recordId,
                    Faults = [.. unknown.Select(name => new RecordFault(FaultCategories.UnknownField, $"{name}: is no field of '{schema.Definition.Name}'"))],
                };
            }

            var known = new ArrayBufferWriter<byte>(submitted.Utf8.Length);
            using (var writer = new Utf8JsonWriter(known, new JsonWriterOptions { SkipValidation = true }))
                schema.WriteKnown(patch, writer);
            utf8 = known.WrittenMemory;
            patch = JsonElement.Parse(known.WrittenSpan);
        }

        return new(submitted.Key)
        {
            RecordId = recordId,
            Patch = patch,
            Utf8 = MergePatch.HasNulls(patch) ? null : utf8,
        };
    }

    /// <summary>The record's name, or what is wrong with it.</summary>
    private static (string? ExternalId, string? Fault) ExternalIdOf(JsonElement record, string field)
    {
        if (record.ValueKind != JsonValueKind.Object)
            return (null, "the record must be an object");
        if (!record.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
            return (null, "is required");
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number when value.TryGetInt64(out _) => value.GetRawText(),
            _ => null,
        };
        if (text is null)
            return (null, "must be a string or an integer");
        return Shortlist.Records.RecordId.Fault(text) is { } fault ? (null, fault) : (text, null);
    }

    private static IncomingRecord Faulty(string key, string category, string message) =>
        new(key) { Faults = [new(category, message)] };
}
