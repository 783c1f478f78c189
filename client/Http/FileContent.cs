using System.Net;
using System.Net.Http.Headers;
using Shortlist.Client.TalentRay;

namespace Shortlist.Client.Http;

/// <summary>One file, opened when its turn comes: an upload of a thousand files holds one open.</summary>
internal sealed class FileContent : HttpContent
{
    private readonly CvFile _file;

    public FileContent(CvFile file)
    {
        _file = file;
        Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _file.CopyToAsync(stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = _file.Length ?? 0;
        return _file.Length is not null;
    }
}
