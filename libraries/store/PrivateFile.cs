namespace Shortlist.Store;

/// <summary>Files and folders that only their owner may read: the store holds personal data.</summary>
internal static class PrivateFile
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode700 = FileMode600 | UnixFileMode.UserExecute;

    /// <summary>Makes a folder and those above it, unless they are there.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, FolderMode700);
    }

    /// <summary>Makes an empty file unless it is there. An existing one is not even opened: closing it would drop locks on it.</summary>
    public static void CreateIfMissing(string path)
    {
        if (File.Exists(path))
            return;

        try
        {
            new FileStream(path, Options(FileMode.CreateNew, bufferSize: 0)).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was quicker.
        }
    }

    /// <summary>How to open a file for writing.</summary>
    public static FileStreamOptions Options(FileMode mode, int bufferSize)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.Write,
            Share = FileShare.Read | FileShare.Delete,
            BufferSize = bufferSize,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = FileMode600;
        return options;
    }
}
