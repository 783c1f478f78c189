using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Shortlist.Surfaces;

namespace Shortlist.Ingest.Records;

/// <summary>A body that is one JSON object, read whole.</summary>
/// <param name="Root">The object.</param>
/// <param name="Utf8">Its bytes.</param>
internal sealed record JsonBody(JsonElement Root, ReadOnlyMemory<byte> Utf8)
{
    private const int MaxDepth = 64;

    /// <summary>Reads the body.</summary>
    /// <exception cref="MalformedBodyException">It is no JSON object, is not UTF-8, names a field twice or is too large.</exception>
    public static async Task<JsonBody> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (IngestRecords.UnsupportedType(request, "application/json") is { } unsupported)
            throw new MalformedBodyException(unsupported);
        if (request.ContentLength > maxBytes)
            throw new MalformedBodyException(SurfaceError.PayloadTooLarge(maxBytes));
        await SkipByteOrderMarkAsync(request.BodyReader, cancellationToken);
        var utf8 = await ReadAllAsync(request, maxBytes, cancellationToken);
        if (utf8.Length == 0)
            throw new MalformedBodyException("body", "is empty");
        if (!System.Text.Unicode.Utf8.IsValid(utf8))
            throw new MalformedBodyException("body", "is not valid UTF-8");
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new MalformedBodyException("body", "must be a JSON object");
            if (SliceInput.HasBrokenText(utf8))
                throw new MalformedBodyException("body", "holds half of a surrogate pair");
            return new(document.RootElement.Clone(), utf8);
        }
        catch (JsonException exception)
        {
            throw new MalformedBodyException("body", exception.LineNumber is { } line
                ? $"is not valid JSON at line {line + 1}, byte {(exception.BytePositionInLine ?? 0) + 1}"
                : "is not valid JSON, or names a field twice");
        }
    }

    /// <summary>Passes over a byte order mark, which some clients put before their text and a reader may ignore (RFC 8259 §8.1).</summary>
    public static async Task SkipByteOrderMarkAsync(PipeReader body, CancellationToken cancellationToken)
    {
        var mark = Encoding.UTF8.Preamble.Length;
        var buffer = (await body.ReadAtLeastAsync(mark, cancellationToken)).Buffer;
        var isThere = buffer.Length >= mark && buffer.Slice(0, mark).ToArray().AsSpan().SequenceEqual(Encoding.UTF8.Preamble);
        body.AdvanceTo(buffer.GetPosition(isThere ? mark : 0));
    }

    private static async Task<byte[]> ReadAllAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            var isTooLarge = read.Buffer.Length > maxBytes;
            var whole = read.IsCompleted && !isTooLarge ? read.Buffer.ToArray() : null;
            request.BodyReader.AdvanceTo(whole is null && !isTooLarge ? read.Buffer.Start : read.Buffer.End, read.Buffer.End);
            if (isTooLarge)
                throw new MalformedBodyException(SurfaceError.PayloadTooLarge(maxBytes));
            if (whole is not null)
                return whole;
        }
    }
}
