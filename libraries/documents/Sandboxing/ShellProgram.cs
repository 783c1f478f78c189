namespace Shortlist.Documents.Sandboxing;

/// <summary>A shell: a program started from it costs a fork, not a new sandbox.</summary>
internal sealed class ShellProgram : SandboxProgram
{
    public override IReadOnlyDictionary<string, string> Environment { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["OMP_THREAD_LIMIT"] = "1" };

    public override IReadOnlyList<string> Command(bool isSandboxed) => ["/bin/sh"];

    public override string Request(string command, ToolLimits limits, string nonce) =>
        $"( {limits.ToShell()}; {command} ) </dev/null 2>/dev/null; printf '\\n%s %d\\n' {nonce} $?\n";
}
