using System.Buffers;
using System.Text.Json;
using Shortlist.Records;

namespace Shortlist.Ingest.Records;

/// <summary>A record's content with what it refers to.</summary>
/// <param name="Utf8">The content.</param>
/// <param name="References">Ids of records.</param>
internal readonly record struct MergedContent(ReadOnlyMemory<byte> Utf8, IReadOnlyList<string> References);

/// <summary>Merges and judges what is to be written to a record. Decides nothing about when and reads nothing.</summary>
internal static class RecordJudge
{
    private const int MaxFaults = 20;

    /// <summary>What a write makes of a record; faults when it may not.</summary>
    /// <param name="content">What the record holds; null for nothing.</param>
    /// <param name="patch">What is to be merged.</param>
    /// <param name="asIs">The patch's bytes, when they can be kept as they are.</param>
    /// <param name="tenantId">Whose record it is.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="faults">Told what is wrong.</param>
    public static MergedContent? Merge(
        ReadOnlyMemory<byte>? content,
        JsonElement patch,
        ReadOnlyMemory<byte>? asIs,
        string tenantId,
        CompiledSchema schema,
        List<RecordFault> faults)
    {
        var merged = patch;
        ReadOnlyMemory<byte> utf8;
        if (content is null && asIs is { } ready)
        {
            utf8 = ready;
        }
        else
        {
            var buffer = new ArrayBufferWriter<byte>((content?.Length ?? 0) + 1024);
            using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
                MergePatch.Write(content is { } there ? JsonElement.Parse(there.Span) : null, patch, writer);
            utf8 = buffer.WrittenMemory;
            merged = JsonElement.Parse(utf8.Span);
        }

        var found = new List<RecordFault>();
        var references = new List<RecordReference>();
        schema.Validate(merged, found, references);
        if (found.Count > 0)
        {
            faults.AddRange(found.Take(MaxFaults).Select(Whole));
            return null;
        }

        return new(
            utf8,
            references.Count == 0
                ? []
                : [.. references.Select(each => RecordId.Of(tenantId, each.Schema.Id, each.ExternalId)).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>What is wrong with a write whose dependencies are not there.</summary>
    public static IEnumerable<RecordFault> Missing(string category, IEnumerable<string> recordIds, CompiledSchema schema) =>
        recordIds.Select(id =>
        {
            var schemaId = RecordId.SchemaOf(id);
            var name = schema.Definition.References.FirstOrDefault(reference => reference.Id == schemaId)?.Name ?? schemaId;
            var what = category == FaultCategories.DependencyExpired ? "did not come in time" : "does not exist";
            return new RecordFault(category, $"The {name} '{RecordId.ExternalIdOf(id)}' {what}.");
        });

    /// <summary>A fault of the record as a whole has no place before its reason.</summary>
    private static RecordFault Whole(RecordFault fault) =>
        fault.Message.StartsWith(": ", StringComparison.Ordinal) ? fault with { Message = $"The record {fault.Message.AsSpan(2)}." } : fault;
}
