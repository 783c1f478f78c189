using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Shortlist.Leads;
using Shortlist.Store;
using Shortlist.Surfaces;

namespace Shortlist.CvScreening;

/// <summary>One CV of an upload.</summary>
/// <param name="FileName">As uploaded, without folders.</param>
/// <param name="Blob">Its bytes; null when they were refused.</param>
/// <param name="Failure">Why they were refused.</param>
internal sealed record UploadedCv(string FileName, BlobInfo? Blob, LeadFailure? Failure);

/// <summary>An upload breaks a rule as a whole.</summary>
internal sealed class UploadRefusedException(SurfaceError error) : Exception(error.Message)
{
    public SurfaceError Error { get; } = error;
}

/// <summary>
/// Stores the files of one upload as they stream in: a file as it is, a zip as the files in it. What is too large for a
/// CV becomes a refused one, and costs no more than reading past it. While the blob store makes sure of a file, the next ones are read;
/// nothing is written any more once this is disposed.
/// </summary>
internal sealed class UploadedCvs(IBlobStore blobs, string blobPrefix, UploadOptions limits) : IAsyncDisposable
{
    private const int MaxFileName = 200;
    private const int MostUnsure = 8;
    private readonly List<Task<UploadedCv>> _files = [];
    private readonly List<string> _lookedAt = [];
    private long _unpacked;
    private int _stored;

    /// <summary>The files in the order of the upload, all of them stored; empty until <see cref="CompleteAsync"/>.</summary>
    public IReadOnlyList<UploadedCv> Files { get; private set; } = [];

    /// <summary>Waits until every file is stored, and removes what was stored only to be looked at.</summary>
    /// <exception cref="StoreUnavailableException">One could not be stored.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        Files = await Task.WhenAll(_files);
        foreach (var key in _lookedAt)
            await blobs.DeleteAsync(key, cancellationToken);
    }

    /// <summary>What was uploaded, as one value: the same files under the same names give the same one.</summary>
    public string Fingerprint(string organizationId, string? roleId)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(organizationId);
        Append(roleId ?? "");
        foreach (var file in Files)
        {
            Append(file.FileName);
            Append(file.Blob?.Sha256 ?? file.Failure?.Code ?? "");
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(string value)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(value));
            hash.AppendData([0]);
        }
    }

    /// <summary>Stores one uploaded file.</summary>
    /// <exception cref="UploadRefusedException">The upload as a whole is over a limit.</exception>
    public async Task AddAsync(string fileName, Stream content, CancellationToken cancellationToken)
    {
        var head = new byte[4];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        await using var whole = new IncomingStream(head.AsMemory(0, read), content);
        if (IsZip(head.AsSpan(0, read)))
            await AddZipOrDocumentAsync(fileName, whole, cancellationToken);
        else
            await AddFileAsync(fileName, whole, limits.MaxFileBytes, cancellationToken);
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll((IEnumerable<Task>)_files).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK"u8) && head.Length == 4 && head[2] is 3 or 5;

    /// <summary>Returns when the file has been read to its end, or will not be read further, and few others are not stored yet.</summary>
    private async Task AddFileAsync(string fileName, IncomingStream content, long maxBytes, CancellationToken cancellationToken)
    {
        EnsureRoom();
        var storing = StoreAsync(CleanName(fileName), NextKey(), content, maxBytes, cancellationToken);
        await Task.WhenAny(storing, content.Ended);
        if (storing.IsCompleted)
            await storing;
        await AddAsync(storing);
    }

    private async Task<UploadedCv> StoreAsync(
        string name, string key, IncomingStream content, long maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            // Away from the thread that reads: to wait for a disk may be to block.
            return new(name, await Task.Run(() => blobs.WriteAsync(key, content, maxBytes, cancellationToken), CancellationToken.None), null);
        }
        catch (BlobTooLargeException exception)
        {
            return TooLarge(name, exception.MaxBytes);
        }
    }

    /// <summary>DOCX and ODT are zip files too: only what lies inside tells, so the file is stored before it is judged.</summary>
    private async Task AddZipOrDocumentAsync(string fileName, Stream content, CancellationToken cancellationToken)
    {
        var stored = await blobs.WriteAsync(NextKey(), content, limits.MaxUnpackedBytes, cancellationToken);
        await using var file = await blobs.OpenReadAsync(stored.Key, cancellationToken)
            ?? throw new StoreUnavailableException("A blob that was just written is not there.");
        if (await OpenArchiveAsync(file, cancellationToken) is { } zip)
        {
            await using (zip)
                await AddEntriesAsync(zip, cancellationToken);
            _lookedAt.Add(stored.Key);
        }
        else if (stored.Length > limits.MaxFileBytes)
        {
            _lookedAt.Add(stored.Key);
            EnsureRoom();
            await AddAsync(TooLarge(CleanName(fileName), limits.MaxFileBytes));
        }
        else
        {
            EnsureRoom();
            await AddAsync(new UploadedCv(CleanName(fileName), stored, null));
        }
    }

    /// <summary>A zip of files; null for a document in zip form, or for what only begins like a zip: reading it will tell what it is.</summary>
    private static async Task<ZipArchive?> OpenArchiveAsync(Stream file, CancellationToken cancellationToken)
    {
        try
        {
            var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8, cancellationToken);
            var isDocument = zip.Entries.Any(entry => entry.FullName is "[Content_Types].xml" or "mimetype");
            if (!isDocument && zip.Entries.Count > 0)
                return zip;
            await zip.DisposeAsync();
            return null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private async Task AddEntriesAsync(ZipArchive zip, CancellationToken cancellationToken)
    {
        foreach (var entry in zip.Entries)
        {
            // Folders, and what operating systems leave beside the files.
            var name = CleanName(entry.FullName);
            if (entry.FullName.EndsWith('/') || name.StartsWith('.') || entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))
                continue;
            try
            {
                await using var packed = await entry.OpenAsync(cancellationToken);
                await using var content = new IncomingStream(default, packed);
                var left = limits.MaxUnpackedBytes - _unpacked;
                await AddFileAsync(name, content, Math.Min(limits.MaxFileBytes, left), cancellationToken);
                _unpacked += content.Given;
            }
            catch (InvalidDataException)
            {
                // Encrypted, or packed in a way that nobody can read.
                EnsureRoom();
                await AddAsync(new UploadedCv(name, null, new("corrupt", "The zip holds this file in a form that cannot be read.")));
            }

            if (_unpacked > limits.MaxUnpackedBytes)
                throw new UploadRefusedException(SurfaceError.PayloadTooLarge(limits.MaxUnpackedBytes));
        }
    }

    private void EnsureRoom()
    {
        if (_files.Count >= limits.MaxFiles)
        {
            throw new UploadRefusedException(SurfaceError.BadRequest(
                "The batch holds too many files.", new FieldError("files[]", $"at most {limits.MaxFiles} files make a batch")));
        }
    }

    private Task AddAsync(UploadedCv file) => AddAsync(Task.FromResult(file));

    private async Task AddAsync(Task<UploadedCv> file)
    {
        _files.Add(file);
        if (_files.Count > MostUnsure)
            await _files[^(MostUnsure + 1)];
    }

    private static UploadedCv TooLarge(string name, long maxBytes) =>
        new(name, null, new("too_large", $"The file is larger than {maxBytes} bytes."));

    private string NextKey() => $"{blobPrefix}{_stored++:D6}";

    /// <summary>The last part of the name, whatever folders it claims to be in; shown to people and never used as a path.</summary>
    private static string CleanName(string fileName)
    {
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.Where(character => !char.IsControl(character))).Trim();
        if (name.Length > MaxFileName)
            name = name[^MaxFileName..];
        return name.Length == 0 ? "unnamed" : name;
    }
}
