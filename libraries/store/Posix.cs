using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Shortlist.Store;

/// <summary>The three calls of the operating system that .NET does not offer: locks that wait, and flushing a folder.</summary>
internal static partial class Posix
{
    private const int ReadOnly = 0;
    private const int ReadWrite = 2;
    private const int CloseOnExecLinux = 0x80000;
    private const int CloseOnExecMac = 0x1000000;
    private const int LockExclusive = 2;
    private const int LockNonBlocking = 4;
    private const int LockRelease = 8;
    private const int Interrupted = 4;
    private const int WouldBlockLinux = 11;
    private const int WouldBlockMac = 35;

    /// <summary>Opens a file without the advisory lock that .NET would put on it.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static SafeFileHandle OpenForLocking(string path) => OpenHandle(path, ReadWrite);

    /// <summary>Takes the exclusive advisory lock on an open file, waiting for it when asked to. False when another one has it.</summary>
    /// <exception cref="IOException">The file system has no locks, or no more of them.</exception>
    public static bool Lock(SafeFileHandle file, bool wait) => Flock(file, wait ? LockExclusive : LockExclusive | LockNonBlocking);

    /// <summary>Releases the advisory lock.</summary>
    public static void Unlock(SafeFileHandle file) => Flock(file, LockRelease);

    /// <summary>Makes what was created, renamed or removed in a folder survive a loss of power.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void FlushFolder(string path)
    {
        using var folder = OpenHandle(path, ReadOnly);
        if (FlushFile(folder) != 0)
            throw LastError($"The folder '{path}' cannot be flushed");
    }

    private static SafeFileHandle OpenHandle(string path, int access)
    {
        var handle = OpenFile(path, access | (OperatingSystem.IsMacOS() ? CloseOnExecMac : CloseOnExecLinux));
        return handle.IsInvalid ? throw LastError($"'{path}' cannot be opened") : handle;
    }

    private static bool Flock(SafeFileHandle file, int operation)
    {
        while (LockFile(file, operation) != 0)
        {
            if (Marshal.GetLastPInvokeError() is WouldBlockLinux or WouldBlockMac)
                return false;
            if (Marshal.GetLastPInvokeError() != Interrupted)
                throw LastError("A lock file cannot be locked");
        }

        return true;
    }

    private static IOException LastError(string what) => new($"{what}: {Marshal.GetLastPInvokeErrorMessage()}.");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial SafeFileHandle OpenFile(string path, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int LockFile(SafeFileHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FlushFile(SafeFileHandle file);
}
