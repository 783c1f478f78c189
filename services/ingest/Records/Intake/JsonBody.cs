using System.Buffers;
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
