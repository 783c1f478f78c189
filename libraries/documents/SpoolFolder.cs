namespace Shortlist.Documents;

/// <summary>
/// A folder of one process for pieces of documents, which are personal data. It goes with its owner; what a killed process left is
/// removed by the next one that makes a folder beside it. A file that the owner holds locked tells whether it still runs.
/// </summary>
public sealed class SpoolFolder : IDisposable
{
    private const string Prefix = "shortlist-spool-";
    private const string LockName = ".lock";
    private const int Tries = 5;

    private readonly FileStream _lock;
    private int _disposed;

    private SpoolFolder(string path, FileStream @lock) => (Path, _lock) = (path, @lock);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Makes a folder that only this account can enter, and removes those that were left behind.</summary>
    /// <param name="parent">Where the folders of all processes are.</param>
    public static SpoolFolder In(string parent)
    {
        Directory.CreateDirectory(parent);
        var folder = Make(parent);
        // On a disk that knows no locks every folder looks as if it were left behind.
        if (IsLocked(folder.Path))
            RemoveAbandoned(parent);
        return folder;
    }

    /// <summary>Removes the folder with all that is in it.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        Directory.Delete(Path, recursive: true);
        _lock.Dispose();
    }

    private static SpoolFolder Make(string parent)
    {
        for (var tryNo = 1; ; tryNo++)
        {
            var path = System.IO.Path.Combine(parent, Prefix + System.IO.Path.GetRandomFileName());
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else
                Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            try
            {
                return new SpoolFolder(path, Lock(path, FileMode.CreateNew));
            }
            catch (IOException) when (tryNo < Tries)
            {
                // Another process took the folder for one left behind, between the file's making and its locking.
            }
        }
    }

    private static bool IsLocked(string folder)
    {
        try
        {
            using var taken = Lock(folder, FileMode.Open);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static void RemoveAbandoned(string parent)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            // What cannot be removed now is in use, another account's, or being removed by another process: all of these may stay.
            try
            {
                if (!File.Exists(System.IO.Path.Combine(folder, LockName)))
                    continue;
                using var taken = Lock(folder, FileMode.Open);
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }
    }

    private static FileStream Lock(string folder, FileMode mode) =>
        new(System.IO.Path.Combine(folder, LockName), mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
}
