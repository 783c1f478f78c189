namespace Shortlist.Documents.Sandboxing;

/// <summary>The use of one sandbox for one document.</summary>
internal sealed class SandboxSession(SandboxProcess process, TimeProvider time, CancellationToken cancellationToken)
{
    /// <summary>The name under which the document lies in the sandbox's folder: never its own.</summary>
    public const string DocumentName = "document";

    /// <summary>The document's path, for use in commands.</summary>
    public string Document { get; } = $"{process.Folder}/{DocumentName}";

    /// <summary>Whether something failed in it, so that the sandbox must not see another document.</summary>
    public bool IsSpent { get; set; }

    /// <inheritdoc cref="SandboxProcess.RunAsync"/>
    public async Task<ToolAnswer> RunAsync(string command, ToolLimits limits)
    {
        var answer = await process.RunAsync(command, limits, time, cancellationToken);
        IsSpent |= answer.ExitCode != 0;
        return answer;
    }
}
