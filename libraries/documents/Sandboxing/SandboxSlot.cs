namespace Shortlist.Documents.Sandboxing;

/// <summary>A place in a pool: a folder for one document, and the sandbox that sees it.</summary>
internal sealed class SandboxSlot(string folder) : IDisposable
{
    private SandboxProcess? _process;

    /// <summary>
    /// The document being read; empty between two. It stays open: to make and remove a file for each document, or to close it,
    /// which writes it to the disk, costs more than all else that is done here for one.
    /// </summary>
    public FileStream Document { get; } = new(
        Path.Combine(folder, SandboxSession.DocumentName), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);

    /// <summary>Documents that the present sandbox has seen.</summary>
    public int Documents { get; set; }

    /// <summary>The waiting program; a new one when there is none.</summary>
    public async Task<SandboxProcess> ProcessAsync(SandboxProgram program, SandboxLauncher launcher) =>
        _process ??= await launcher.StartAsync(program, folder);

    /// <summary>Ends the sandbox and all that runs in it.</summary>
    public void Retire()
    {
        _process?.Dispose();
        _process = null;
        Documents = 0;
    }

    /// <summary>Ends the sandbox for good.</summary>
    public void Dispose()
    {
        Retire();
        Document.Dispose();
    }
}
