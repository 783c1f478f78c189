using Microsoft.Win32.SafeHandles;

namespace Shortlist.Store.Sqlite;

/// <summary>
/// Whose turn it is to write, among the processes that share a database file. SQLite knows only "busy, ask again", which
/// starves whoever asks at the wrong moments; here the kernel wakes the next one. A process waits at the gate, then for
/// the turn, and opens the gate once it has the turn: so one that comes back at once finds the gate shut by the one that
/// waited. Both locks vanish with a process that dies. SQLite's own lock still guards the file; this only brings order.
/// Windows has no such locks: there every process always has its turn, and SQLite's lock decides.
/// </summary>
internal sealed class WriterTurn : IDisposable
{
    private readonly SafeFileHandle? _gate;
    private readonly SafeFileHandle? _turn;

    /// <summary>Opens the lock files beside the database, making them when missing.</summary>
    /// <exception cref="IOException">They cannot be opened.</exception>
    public WriterTurn(string databasePath)
    {
        if (OperatingSystem.IsWindows())
            return;

        _gate = OpenLockFile($"{databasePath}-gate");
        _turn = OpenLockFile($"{databasePath}-turn");
    }

    /// <summary>Takes the turn if no one has it or waits for it.</summary>
    public bool TryEnter()
    {
        if (_gate is null || _turn is null)
            return true;
        if (!Posix.Lock(_gate, wait: false))
            return false;
        var entered = Posix.Lock(_turn, wait: false);
        Posix.Unlock(_gate);
        return entered;
    }

    /// <summary>Waits for the turn for as long as it takes.</summary>
    public void Enter()
    {
        if (_gate is null || _turn is null)
            return;
        Posix.Lock(_gate, wait: true);
        Posix.Lock(_turn, wait: true);
        Posix.Unlock(_gate);
    }

    /// <summary>Gives the turn to the next one.</summary>
    public void Leave()
    {
        if (_turn is not null)
            Posix.Unlock(_turn);
    }

    public void Dispose()
    {
        _gate?.Dispose();
        _turn?.Dispose();
    }

    private static SafeFileHandle OpenLockFile(string path)
    {
        PrivateFile.CreateIfMissing(path);
        return Posix.OpenForLocking(path);
    }
}
