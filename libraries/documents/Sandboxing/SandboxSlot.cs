namespace Shortlist.Documents.Sandboxing;

/// <summary>A place in a pool: a folder for one document, and the sandbox that sees it.</summary>
internal sealed class SandboxSlot(string folder) : IDisposable
{
    private readonly string _path = Path.Combine(folder, SandboxSession.DocumentName);
    private SandboxProcess? _process;
    private FileStream? _document;

    /// <summary>Documents that the present sandbox has seen.</summary>
    public int Documents { get; set; }

    /// <summary>
    /// The file for the document, empty. It stays open: to make and remove one for each document, or to close it, which writes it to
    /// the disk, costs more than all else that is done here. It is made anew when a cleaner of temporary folders took it.
    /// </summary>
    public FileStream Empty()
    {
        if (_document is null || !File.Exists(_path))
        {
            _document?.Dispose();
            _document = new(_path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }

        _document.SetLength(0);
        return _document;
    }

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
        _document?.Dispose();
    }
}
