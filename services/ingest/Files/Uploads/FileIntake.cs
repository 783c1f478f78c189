using Microsoft.Extensions.Options;
using Shortlist.Files;
using Shortlist.Hosting;
using Shortlist.Store;
using Shortlist.Surfaces;

namespace Shortlist.Ingest.Files;

/// <summary>Receives files: their bytes go to the blob store as they come.</summary>
internal sealed class FileIntake(IBlobStore blobs, IIdGenerator ids, TimeProvider time, IOptions<FilesOptions> options)
{
    /// <summary>Reads a form with one file. Dispose what was received: unless it is kept, its bytes are removed.</summary>
    public async Task<(ReceivedFile? Received, SurfaceError? Refusal)> ReceiveAsync(
        HttpRequest request, Project project, string fileField, CancellationToken cancellationToken)
    {
        var id = $"fil-{ids.Next():D}";
        var key = StoredFile.KeyOf(project.TenantId, id);
        BlobInfo? blob = null;
        try
        {
            var (form, refusal) = await FileForm.ReadAsync(
                request, fileField, async body => blob = await blobs.WriteAsync(key, body, options.Value.MaxFileBytes, cancellationToken), cancellationToken);
            if (form is not null && blob is not null)
            {
                var file = new StoredFile
                {
                    Id = id,
                    TenantId = project.TenantId,
                    ProjectId = project.Id,
                    Name = form.FileName,
                    Size = blob.Length,
                    Sha256 = blob.Sha256,
                    CreatedAt = time.GetUtcNow(),
                };
                blob = null;
                return (new ReceivedFile(form, file, blobs), null);
            }

            return (null, refusal);
        }
        catch (BlobTooLargeException exception)
        {
            return (null, SurfaceError.PayloadTooLarge(exception.MaxBytes));
        }
        finally
        {
            if (blob is not null)
                await blobs.DeleteAsync(key, CancellationToken.None);
        }
    }
}

/// <summary>A file whose bytes are stored and that is not yet known to anybody.</summary>
internal sealed class ReceivedFile(FileForm form, StoredFile file, IBlobStore blobs) : IAsyncDisposable
{
    private bool _kept;

    /// <summary>The form it came with.</summary>
    public FileForm Form { get; } = form;

    /// <summary>The file, to be stored.</summary>
    public StoredFile File { get; } = file;

    /// <summary>It was stored: its bytes stay.</summary>
    public void Keep() => _kept = true;

    public async ValueTask DisposeAsync()
    {
        if (!_kept)
            await blobs.DeleteAsync(File.BlobKey, CancellationToken.None);
    }
}
