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
}
