using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Shortlist.Leads;
using Shortlist.Surfaces;

namespace Shortlist.CvScreening;

/// <summary>The fields of an upload besides its files.</summary>
internal sealed class UploadForm
{
    private const int MaxFieldBytes = 1024;

    public string? OrganizationId { get; private set; }

    public string? RoleId { get; private set; }

    public string? BatchId { get; private set; }

    /// <summary>Reads the form part by part, in whatever order they come, storing files on the way.</summary>
    /// <exception cref="UploadRefusedException">The form breaks a rule.</exception>
    public static async Task<UploadForm> ReadAsync(HttpRequest request, UploadedCvs files, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            throw new UploadRefusedException(
                new SurfaceError(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", "CVs are uploaded as multipart/form-data."));
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary);
        if (StringSegment.IsNullOrEmpty(boundary) || boundary.Length > 200)
            throw Malformed("the Content-Type names no boundary");

        var form = new UploadForm();
        var reader = new MultipartReader(boundary.ToString(), request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 8 * 1024 };
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
                await form.ReadSectionAsync(section, files, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            // The reader says so of a body that ends in the middle, too; a client that is gone hears neither.
            cancellationToken.ThrowIfCancellationRequested();
            throw Malformed("the body is not the multipart form that it says it is");
        }

        return form;
    }

    /// <summary>Checks the fields that must be there.</summary>
    /// <exception cref="UploadRefusedException">One is missing or malformed.</exception>
    public void Validate(UploadedCvs files)
    {
        List<FieldError> faults = [];
        if (string.IsNullOrWhiteSpace(OrganizationId))
            faults.Add(new("organizationId", "is required"));
        if (BatchId is not null && !BatchName.IsValid(BatchId))
            faults.Add(new("batchId", "must be 1 to 100 characters of a-z A-Z 0-9 _ - ."));
        if (files.Files.Count == 0)
            faults.Add(new("files[]", "at least one file is required"));
        if (faults.Count > 0)
            throw new UploadRefusedException(SurfaceError.BadRequest("The upload is not valid.", faults));
    }

    private async Task ReadSectionAsync(MultipartSection section, UploadedCvs files, CancellationToken cancellationToken)
    {
        if (section.GetContentDispositionHeader() is not { } disposition)
            throw Malformed("a part has no Content-Disposition");
        var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
        if (disposition.IsFileDisposition())
        {
            if (name is not ("files[]" or "files" or "file"))
                throw Refused(name, "is not a file field; files are sent as files[]");
            var fileName = HeaderUtilities.RemoveQuotes(
                StringSegment.IsNullOrEmpty(disposition.FileNameStar) ? disposition.FileName : disposition.FileNameStar);
            await files.AddAsync(fileName.ToString(), section.Body, cancellationToken);
            return;
        }

        var value = await ReadFieldAsync(name, section.Body, cancellationToken);
        switch (name)
        {
            case "organizationId": OrganizationId = value; break;
            case "roleId": RoleId = value.Length == 0 ? null : value; break;
            case "batchId": BatchId = value.Length == 0 ? null : value; break;
        }
    }

    private static async Task<string> ReadFieldAsync(string name, Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxFieldBytes + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= MaxFieldBytes
            ? Encoding.UTF8.GetString(buffer, 0, length).Trim()
            : throw Refused(name, $"is longer than {MaxFieldBytes} bytes");
    }

    private static UploadRefusedException Malformed(string reason) =>
        new(SurfaceError.BadRequest("The upload cannot be read.", new FieldError("body", reason)));

    private static UploadRefusedException Refused(string field, string reason) =>
        new(SurfaceError.BadRequest("The upload is not valid.", new FieldError(field, reason)));
}
