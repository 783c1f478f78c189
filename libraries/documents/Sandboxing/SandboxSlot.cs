namespace Shortlist.Documents.Sandboxing;

/// <summary>A place in a pool: a folder for one document, and the sandbox that sees it.</summary>
internal sealed class SandboxSlot(string folder)
{
    private SandboxProcess? _process;

    /// <summary>Where the document being read lies.</summary>
    public string DocumentPath { get; } = Path.Combine(folder, SandboxSession.DocumentName);

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
}
