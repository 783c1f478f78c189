using System.Net;
using System.Net.Http.Headers;
using Shortlist.Client.Reach;

namespace Shortlist.Client.Http;

/// <summary>Records as <c>application/x-ndjson</c>, read while they are sent and left open after.</summary>
internal sealed class RecordLinesContent : HttpContent
{
    private readonly Stream _lines;

    public RecordLinesContent(RecordLines lines)
    {
        _lines = lines.Content;
        Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _lines.CopyToAsync(stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
