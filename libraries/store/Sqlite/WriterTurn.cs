using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Shortlist.Store.Sqlite;

/// <summary>
/// Whose turn it is to write, among the processes that share a database file. SQLite knows only "busy, ask again", which
/// starves whoever asks at the wrong moments; here the kernel wakes the next one. A process waits at the gate, then for
/// the turn, and opens the gate once it has the turn: so one that comes back at once finds the gate shut by the one that
/// waited. Both locks vanish with a process that dies. SQLite's own lock still guards the file; this only brings order.
/// </summary>
internal sealed partial class WriterTurn : IDisposable
{
    private const int Exclusive = 2;
    private const int NonBlocking = 4;
    private const int Unlock = 8;
    private const int Interrupted = 4;
    private const int WouldBlockLinux = 11;
    private const int WouldBlockMac = 35;

    private readonly SafeFileHandle _gate;
    private readonly SafeFileHandle _turn;

    /// <summary>Opens the lock files, making them when missing.</summary>
    /// <param name="databasePath">The database file, beside which the lock files stand.</param>
    public WriterTurn(string databasePath)
    {
        _gate = OpenLockFile($"{databasePath}-gate");
        _turn = OpenLockFile($"{databasePath}-turn");
    }

    /// <summary>Takes the turn if no one has it or waits for it.</summary>
    public bool TryEnter()
    {
        if (!Lock(_gate, Exclusive | NonBlocking))
            return false;
        var entered = Lock(_turn, Exclusive | NonBlocking);
        Lock(_gate, Unlock);
        return entered;
    }

    /// <summary>Waits for the turn for as long as it takes.</summary>
    public void Enter()
    {
        Lock(_gate, Exclusive);
        Lock(_turn, Exclusive);
        Lock(_gate, Unlock);
    }

    /// <summary>Gives the turn to the next one.</summary>
    public void Leave() => Lock(_turn, Unlock);

    public void Dispose()
    {
        _gate.Dispose();
        _turn.Dispose();
    }

    private static SafeFileHandle OpenLockFile(string path)
    {
        PrivateFile.CreateIfMissing(path);
        return File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
    }

    private static bool Lock(SafeFileHandle file, int operation)
    {
        // Windows has no such lock; there the back-off of the writer is all there is.
        if (OperatingSystem.IsWindows())
            return true;

        while (Flock(file, operation) != 0)
        {
            switch (Marshal.GetLastPInvokeError())
            {
                case Interrupted:
                    continue;
                case WouldBlockLinux or WouldBlockMac:
                    return false;
                case var error:
                    throw new IOException($"The lock file of the store cannot be locked: {Marshal.GetPInvokeErrorMessage(error)}.");
            }
        }

        return true;
    }

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Flock(SafeFileHandle file, int operation);
}
