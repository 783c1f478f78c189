using System.Runtime.CompilerServices;

namespace Shortlist.Store.Disk;

/// <summary>
/// Blobs as files of one folder, shared safely by several processes of one host. A blob is written to a file aside and
/// renamed into place, so that no reader ever sees a part of it. Files are readable by their owner alone.
/// </summary>
public sealed class DiskBlobStore : IBlobStore
{
    private const int KeysBetweenYields = 256;
    private const int AttemptsAtRename = 8;

    // No upload pauses for so long; a file aside that did not grow for an hour belongs to a process that died.
    private static readonly TimeSpan AsideAtMost = TimeSpan.FromHours(1);

    private readonly DiskBlobOptions _options;
    private readonly TimeProvider _time;
    private readonly string _blobs;
    private readonly string _aside;
    private int _leftoversRemoved;

    /// <summary>Opens the store; the folder is touched on first use.</summary>
    /// <param name="options">Where the files are.</param>
    /// <param name="time">The clock by which leftovers of dead processes are told.</param>
    public DiskBlobStore(DiskBlobOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _blobs = Path.GetFullPath(Path.Combine(options.Folder, "blobs"));
        _aside = Path.GetFullPath(Path.Combine(options.Folder, "aside"));
    }

    /// <inheritdoc />
    public async Task<BlobInfo> WriteAsync(string key, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var target = BlobPath.FileOf(_blobs, key);
        if (Interlocked.Exchange(ref _leftoversRemoved, 1) == 0)
            OnDisk(RemoveLeftovers);

        var aside = OnDisk(OpenAside);
        try
        {
            BlobInfo info;
            await using (aside)
            {
                info = await BlobCopy.RunAsync(
                    key,
                    content,
                    maxBytes,
                    (buffer, count) => OnDiskAsync(aside.WriteAsync(buffer.AsMemory(0, count), cancellationToken)),
                    cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
                OnDisk(() => aside.Flush(_options.FlushToDisk));
            }

            OnDisk(() => MoveInto(aside.Name, target));
            return info;
        }
        catch
        {
            OnDisk(() => File.Delete(aside.Name));
            throw;
        }
    }

    /// <inheritdoc />
    public Task<Stream?> OpenReadAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var file = BlobPath.FileOf(_blobs, key);
        return Task.FromResult<Stream?>(OnDisk(() => Open(file)));
    }

    /// <inheritdoc />
    public Task<bool> DeleteAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var file = BlobPath.FileOf(_blobs, key);
        return Task.FromResult(OnDisk(() => Remove(file)));
    }

    /// <inheritdoc />
    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) =>
        ListFolderAsync(BlobPath.FolderOf(_blobs, prefix), cancellationToken);

    /// <inheritdoc />
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var aside = OnDisk(OpenAside);
        try
        {
            await using (aside)
            {
                OnDisk(() =>
                {
                    aside.WriteByte(0);
                    aside.Flush(_options.FlushToDisk);
                });
            }
        }
        finally
        {
            OnDisk(() => File.Delete(aside.Name));
        }
    }

    private static FileStream? Open(string file)
    {
        try
        {
            return new FileStream(file, new FileStreamOptions
            {
                Access = FileAccess.Read,
                Share = FileShare.Read | FileShare.Delete,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            });
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private FileStream OpenAside()
    {
        PrivateFile.CreateFolder(_aside);
        return new FileStream(Path.Combine(_aside, Path.GetRandomFileName()), PrivateFile.Options(FileMode.CreateNew, bufferSize: 0));
    }

    // The folder may be removed as empty by a deletion between its making and the renaming; then it is made again.
    private void MoveInto(string aside, string target)
    {
        var folder = Path.GetDirectoryName(target)!;
        for (var attempt = 1; ; attempt++)
        {
            CreateFolder(folder);
            try
            {
                File.Move(aside, target, overwrite: true);
                break;
            }
            catch (DirectoryNotFoundException) when (attempt < AttemptsAtRename)
            {
            }
        }

        FlushFolder(folder);
    }

    private void CreateFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;

        var parent = Path.GetDirectoryName(folder)!;
        CreateFolder(parent);
        PrivateFile.CreateFolder(folder);
        FlushFolder(parent);
    }

    private void FlushFolder(string folder)
    {
        if (_options.FlushToDisk && !OperatingSystem.IsWindows())
            Posix.FlushFolder(folder);
    }

    private bool Remove(string file)
    {
        if (!File.Exists(file))
            return false;

        try
        {
            File.Delete(file);
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }

        RemoveEmptyFolders(Path.GetDirectoryName(file)!);
        return true;
    }

    private void RemoveEmptyFolders(string folder)
    {
        for (; folder.Length > _blobs.Length; folder = Path.GetDirectoryName(folder)!)
        {
            try
            {
                Directory.Delete(folder);
            }
            catch (IOException)
            {
                // It holds other blobs, or was removed by another deletion.
                return;
            }
        }
    }

    private void RemoveLeftovers()
    {
        if (!Directory.Exists(_aside))
            return;

        var oldest = (_time.GetUtcNow() - AsideAtMost).UtcDateTime;
        foreach (var file in Directory.EnumerateFiles(_aside).Where(file => File.GetLastWriteTimeUtc(file) < oldest))
            File.Delete(file);
    }

    private async IAsyncEnumerable<string> ListFolderAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Names that begin with a dot are "hidden" and would be passed over.
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        using var files = OnDisk(() => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", all).GetEnumerator() : null);
        for (var count = 1; files is not null && OnDisk(files.MoveNext); count++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return BlobPath.KeyOf(_blobs, files.Current);
            if (count % KeysBetweenYields == 0)
                await Task.Yield();
        }
    }

    private static void OnDisk(Action action) => OnDisk(() =>
    {
        action();
        return true;
    });

    private static T OnDisk<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (IsOfDisk(exception))
        {
            throw Unavailable(exception);
        }
    }

    private static async ValueTask OnDiskAsync(ValueTask action)
    {
        try
        {
            await action;
        }
        catch (Exception exception) when (IsOfDisk(exception))
        {
            throw Unavailable(exception);
        }
    }

    // The last one is what a write beyond the size that the system allows a file ends in.
    private static bool IsOfDisk(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;

    private static StoreUnavailableException Unavailable(Exception exception) => new("The folder of the blobs does not answer.", exception);
}
