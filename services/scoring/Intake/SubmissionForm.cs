using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Shortlist.Applications;
using Shortlist.Batches;
using Shortlist.Hosting;
using Shortlist.Store;
using Shortlist.Surfaces;

namespace Shortlist.Scoring;

/// <summary>
/// The body of a submission: JSON, or our extension, a form with that JSON in its part <c>request</c> and CVs in further parts,
/// which <c>resume: {"type": "file", "file": "name of the part"}</c> names.
/// </summary>
internal sealed class SubmissionForm
{
    private static readonly SubmissionForm None = new();

    private Batch? _upload;

    /// <summary>The files, by the names of their parts.</summary>
    public Dictionary<string, SubmittedFile> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads either kind of body.</summary>
    /// <exception cref="SurfaceRefusedException">It cannot be read.</exception>
    public static async Task<(JsonFields Fields, SubmissionForm Form)> ReadAsync(
        HttpRequest request, NovaTenant tenant, UploadedResumes uploads, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return (await JsonFields.ReadAsync(request, cancellationToken), None);
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary);
        if (StringSegment.IsNullOrEmpty(boundary) || boundary.Length > 200)
            throw Malformed("the Content-Type names no boundary");

        var form = new SubmissionForm { _upload = await uploads.BeginAsync(tenant, cancellationToken) };
        try
        {
            return (await form.ReadPartsAsync(new MultipartReader(boundary.ToString(), request.Body), tenant, uploads, cancellationToken), form);
        }
        catch (Exception exception)
        {
            await form.EndAsync(uploads);
            if (exception is InvalidDataException or (IOException and not BadHttpRequestException) && !cancellationToken.IsCancellationRequested)
                throw Malformed("the body is not the multipart form that it says it is");
            throw;
        }
    }

    /// <summary>Lets go of what no scoring job took.</summary>
    public Task EndAsync(UploadedResumes uploads) =>
        _upload is { } upload ? uploads.EndAsync(upload, Files.Values, CancellationToken.None) : Task.CompletedTask;

    private async Task<JsonFields> ReadPartsAsync(
        MultipartReader reader, NovaTenant tenant, UploadedResumes uploads, CancellationToken cancellationToken)
    {
        JsonFields? fields = null;
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } disposition)
                throw Malformed("a part has no Content-Disposition");
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (name == "request")
            {
                fields = await JsonFields.ReadAsync(section.Body, cancellationToken);
                continue;
            }

            if (Files.Count == UploadedResumes.MostFiles)
                throw Malformed($"there are more than {UploadedResumes.MostFiles} files");
            var fileName = HeaderUtilities.RemoveQuotes(
                StringSegment.IsNullOrEmpty(disposition.FileNameStar) ? disposition.FileName : disposition.FileNameStar);
            var file = await uploads.StoreAsync(_upload!, tenant, Files.Count, name, fileName.ToString(), section.Body, cancellationToken);
            if (!Files.TryAdd(name, file))
                throw Malformed("two parts have the same name");
        }

        return fields ?? throw Malformed("the part 'request' is missing");
    }

    private static SurfaceRefusedException Malformed(string reason) =>
        new(NovaErrors.Invalid("The form cannot be read.", new FieldError("body", reason)));
}

/// <summary>
/// Keeps the files of a submission until a scoring job takes them over. Each upload is noted as a submission that is being
/// received, so that the sweeper finds what a process left behind that died over it.
/// </summary>
internal sealed class UploadedResumes(
    BatchIntake intake,
    BatchCollection batches,
    ScoringInputCollection inputs,
    IBlobStore blobs,
    IIdGenerator ids,
    Microsoft.Extensions.Options.IOptions<Fetching.FetchOptions> limits)
{
    /// <summary>The most files of one form.</summary>
    public const int MostFiles = 25;

    /// <summary>The kind that uploads are noted as.</summary>
    public const string Kind = "ScoringUpload";

    private const int MaxFileNameLength = 200;

    /// <summary>Where the files of a tenant are: segments of a blob's key cannot hold every name.</summary>
    public static string PrefixOf(string tenantId) => $"nova/{DerivedId.Of(tenantId):N}/";

    /// <summary>Where the files of an upload are.</summary>
    public static string PrefixOf(string tenantId, Guid uploadId) => $"{PrefixOf(tenantId)}{uploadId:N}/";

    /// <summary>Notes that an upload begins.</summary>
    public async Task<Batch> BeginAsync(NovaTenant tenant, CancellationToken cancellationToken)
    {
        var id = ids.Next();
        return await intake.BeginAsync(
            new NewBatch
            {
                Id = id,
                PublicId = NovaId.Of(id),
                TenantId = tenant.Id,
                Surface = ScoringService.SurfaceName,
                Kind = Kind,
                Pool = ScoringService.Pool,
            },
            cancellationToken) ?? throw new InvalidOperationException("A new id was already taken.");
    }

    /// <summary>Stores one file.</summary>
    public async Task<SubmittedFile> StoreAsync(
        Batch upload, NovaTenant tenant, int no, string name, string fileName, Stream content, CancellationToken cancellationToken)
    {
        var clean = Path.GetFileName(fileName.Replace('\\', '/'));
        var kept = clean.Length > MaxFileNameLength ? clean[^MaxFileNameLength..] : clean;
        try
        {
            var key = $"{PrefixOf(tenant.Id, upload.CorrelationId)}{no:D4}";
            return new(name, kept, await blobs.WriteAsync(key, content, limits.Value.MaxBytes, cancellationToken));
        }
        catch (BlobTooLargeException)
        {
            return new(name, kept, null);
        }
    }

    /// <summary>Removes the files that no scoring job took over, and the note.</summary>
    public async Task EndAsync(Batch upload, IEnumerable<SubmittedFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            if (file.Blob is { } blob)
                await ReleaseAsync(blob.Key, cancellationToken);
        }

        await batches.DeleteAsync(BatchCollection.IdOf(upload.CorrelationId), null, cancellationToken);
    }

    /// <summary>Removes the files of an upload that was never ended and that no scoring job took over.</summary>
    public async Task DiscardAsync(string tenantId, Guid uploadId, CancellationToken cancellationToken)
    {
        await foreach (var key in blobs.ListAsync(PrefixOf(tenantId, uploadId), cancellationToken))
            await ReleaseAsync(key, cancellationToken);
    }

    private async Task ReleaseAsync(string key, CancellationToken cancellationToken)
    {
        if (await inputs.CountAsync([Where.Equal("blob", key)], cancellationToken) == 0)
            await blobs.DeleteAsync(key, cancellationToken);
    }
}
