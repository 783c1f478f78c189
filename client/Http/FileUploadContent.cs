using System.Net;
using System.Net.Http.Headers;
using Shortlist.Client.LlamaIndex;
using Shortlist.Client.TalentRay;

namespace Shortlist.Client.Http;

/// <summary>A file as <c>multipart/form-data</c>, its texts first.</summary>
internal sealed class FileUploadContent : MultipartFormDataContent
{
    public FileUploadContent(FileUpload upload)
    {
        foreach (var (name, value) in upload.Fields)
        {
            if (value is not null)
                Add(new StringContent(value), name);
        }

        Add(new StreamedFile(upload.File), upload.FileField, upload.File.Name);
    }

    /// <summary>The file, read while it is sent.</summary>
    private sealed class StreamedFile : HttpContent
    {
        private readonly CvFile _file;

        public StreamedFile(CvFile file)
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
}
