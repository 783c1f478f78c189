namespace Shortlist.Documents.Sandboxing;

/// <summary>A place in a pool: a folder for one document, and the sandbox that sees it.</summary>
internal sealed class SandboxSlot(string folder)
{
    private SandboxShell? _shell;

    /// <summary>Where the document being read lies.</summary>
    public string DocumentPath { get; } = Path.Combine(folder, SandboxSession.DocumentName);

    /// <summary>Documents that the present sandbox has seen.</summary>
    public int Documents { get; set; }

    /// <summary>The waiting shell; a new one when there is none.</summary>
    public async Task<SandboxShell> ShellAsync(SandboxLauncher launcher) => _shell ??= await launcher.StartAsync(folder);

    /// <summary>Ends the sandbox and all that runs in it.</summary>
    public void Retire()
    {
        _shell?.Dispose();
        _shell = null;
        Documents = 0;
    }
}
