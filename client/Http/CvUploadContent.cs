using System.Net;
using System.Net.Http.Headers;
using Shortlist.Client.TalentRay;

namespace Shortlist.Client.Http;

/// <summary>
/// An upload as <c>multipart/form-data</c>: the fields first, so that the server can refuse before it takes a single file; then
/// each file, read while it is sent.
/// </summary>
internal sealed class CvUploadContent : MultipartFormDataContent
{
    private const string FilesField = "files[]";

    public CvUploadContent(CvUpload upload)
    {
        Add(new StringContent(upload.OrganizationId), "organizationId");
        if (upload.RoleId is { } roleId)
            Add(new StringContent(roleId), "roleId");
        if (upload.BatchId is { } batchId)
            Add(new StringContent(batchId), "batchId");
        foreach (var file in upload.Files)
            Add(new FileContent(file), FilesField, file.Name);
        CanSendAgain = upload.Files.All(file => file.CanSendAgain);
    }

    /// <summary>Whether every file can be read from its start a second time.</summary>
    public bool CanSendAgain { get; }

    /// <summary>One file, opened when its turn comes: an upload of a thousand files holds one open.</summary>
    private sealed class FileContent : HttpContent
    {
        private readonly CvFile _file;

        public FileContent(CvFile file)
        {
            _file = file;
            Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override Task SerializeToStreamAsync(
            Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
            _file.CopyToAsync(stream, cancellationToken);

        protected override bool TryComputeLength(out long length)
        {
            length = _file.Length ?? 0;
            return _file.Length is not null;
        }
    }
}
