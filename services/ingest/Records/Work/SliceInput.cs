using System.Buffers;
using System.Text.Json;
using Shortlist.Batches;
using Shortlist.Records;
using Shortlist.Store;

namespace Shortlist.Ingest.Records;

/// <summary>One record as it was submitted.</summary>
/// <param name="Key">The item.</param>
/// <param name="Value">The record as JSON; undefined when it is none.</param>
/// <param name="Utf8">Its bytes.</param>
/// <param name="Fault">Why it cannot be read.</param>
internal readonly record struct SubmittedRecord(string Key, JsonElement Value, ReadOnlyMemory<byte> Utf8, string? Fault);

/// <summary>The part of a submission that belongs to a slice. What it gave is good until it is disposed.</summary>
internal sealed class SliceInput : IDisposable
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    private readonly byte[] _buffer;
    private readonly List<JsonDocument> _documents;

    private SliceInput(byte[] buffer, int capacity)
    {
        _buffer = buffer;
        _documents = new(capacity);
    }

    /// <summary>The records of the items, in their order.</summary>
    public List<SubmittedRecord> Records { get; } = [];

    /// <summary>Reads the items' records, which stand next to one another; null when the submission is no longer there.</summary>
    public static async Task<SliceInput?> ReadAsync(
        IBlobStore blobs, Guid batchId, IReadOnlyList<SliceItem> items, CancellationToken cancellationToken)
    {
        await using var content = await blobs.OpenReadAsync(RecordBatch.InputKey(batchId), cancellationToken);
        if (content is null)
            return null;
        var keys = new ItemKey[items.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = ItemKey.Parse(items[i].Key);
        var start = keys.Min(key => key.Offset);
        var length = (int)(keys.Max(key => key.Offset + key.Length) - start);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        var input = new SliceInput(buffer, keys.Length);
        try
        {
            await SkipAsync(content, start, cancellationToken);
            await content.ReadExactlyAsync(buffer.AsMemory(0, length), cancellationToken);
            for (var i = 0; i < keys.Length; i++)
                input.Add(items[i].Key, buffer.AsMemory((int)(keys[i].Offset - start), keys[i].Length));
            return input;
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var document in _documents)
            document.Dispose();

        // Others of this process rent from the same pool; a partner's records are not theirs to see.
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
    }

    private static async Task SkipAsync(Stream content, long bytes, CancellationToken cancellationToken)
    {
        if (content.CanSeek)
        {
            content.Seek(bytes, SeekOrigin.Begin);
            return;
        }

        var scratch = new byte[81_920];
        while (bytes > 0)
        {
            var read = await content.ReadAsync(scratch.AsMemory(0, (int)Math.Min(bytes, scratch.Length)), cancellationToken);
            bytes -= read > 0 ? read : throw new EndOfStreamException();
        }
    }

    private void Add(string key, ReadOnlyMemory<byte> utf8)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8, Options);
        }
        catch (JsonException)
        {
            // It was read when it came in, where a name may stand twice; here it may not.
            Records.Add(new(key, default, utf8, "names a field twice"));
            return;
        }

        _documents.Add(document);
        Records.Add(new(key, document.RootElement, utf8, HasBrokenText(utf8.Span) ? "holds half of a surrogate pair" : null));
    }

    /// <summary>Whether an escape stands for half a character, which JSON lets pass and text cannot hold.</summary>
    public static bool HasBrokenText(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOf("\\u"u8) < 0)
            return false;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                    _ = reader.GetString();
            }

            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
