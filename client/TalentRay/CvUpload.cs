namespace Shortlist.Client.TalentRay;

/// <summary>
/// CVs to screen as one batch: files of any supported format, or zip archives of them. Nothing is read before it is sent, and
/// then as a stream.
/// </summary>
/// <param name="organizationId">The organisation that the leads will belong to.</param>
public sealed class CvUpload(string organizationId)
{
    private readonly List<CvFile> _files = [];

    /// <summary>The organisation that the leads will belong to.</summary>
    public string OrganizationId { get; } = organizationId;

    /// <summary>The role to link the leads to; null for none.</summary>
    public string? RoleId { get; init; }

    /// <summary>
    /// A name for the batch, of your choice; null lets the server choose. With one, sending the same files again finds the batch
    /// that is there instead of making another, so that an upload whose answer was lost can simply be repeated.
    /// </summary>
    public string? BatchId { get; init; }

    internal IReadOnlyList<CvFile> Files => _files;

    /// <summary>Adds a file of the disk under its own name.</summary>
    public CvUpload AddFile(string path)
    {
        _files.Add(CvFile.OnDisk(path));
        return this;
    }

    /// <summary>Adds a file by its bytes.</summary>
    public CvUpload AddFile(string name, ReadOnlyMemory<byte> content)
    {
        _files.Add(CvFile.InMemory(name, content));
        return this;
    }

    /// <summary>
    /// Adds a file by a stream, which is read from its present position when the upload is sent and stays the caller's to dispose.
    /// One that cannot seek can be sent only once, and so excludes retries.
    /// </summary>
    public CvUpload AddFile(string name, Stream content)
    {
        _files.Add(CvFile.Streamed(name, content));
        return this;
    }
}

/// <summary>A file of an upload.</summary>
/// <param name="Name">As the server shall know it.</param>
/// <param name="Length">Bytes; null when not known beforehand.</param>
/// <param name="CanSendAgain">Whether <paramref name="CopyToAsync"/> works more than once.</param>
/// <param name="CopyToAsync">Writes the content, from its start.</param>
internal sealed record CvFile(string Name, long? Length, bool CanSendAgain, Func<Stream, CancellationToken, Task> CopyToAsync)
{
    public static CvFile OnDisk(string path) => new(
        Path.GetFileName(path),
        new FileInfo(path).Length,
        CanSendAgain: true,
        async (target, cancellationToken) =>
        {
            await using var file = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
            await file.CopyToAsync(target, cancellationToken);
        });

    public static CvFile InMemory(string name, ReadOnlyMemory<byte> content) => new(
        name,
        content.Length,
        CanSendAgain: true,
        (target, cancellationToken) => target.WriteAsync(content, cancellationToken).AsTask());

    public static CvFile Streamed(string name, Stream content)
    {
        var start = content.CanSeek ? content.Position : 0;
        return new(
            name,
            content.CanSeek ? content.Length - start : null,
            content.CanSeek,
            (target, cancellationToken) =>
            {
                if (content.CanSeek)
                    content.Position = start;
                return content.CopyToAsync(target, cancellationToken);
            });
    }
}
