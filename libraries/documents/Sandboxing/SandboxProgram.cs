namespace Shortlist.Documents.Sandboxing;

/// <summary>A program that waits in a sandbox, takes a request a line, and ends each answer with the word that the request names.</summary>
internal abstract class SandboxProgram
{
    /// <summary>Where a sandbox sees its folder.</summary>
    public const string Inside = "/in";

    /// <summary>The environment beyond path and language.</summary>
    public virtual IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the sandbox shows of this machine beyond <c>/usr</c>: where it lies, and where it is seen.</summary>
    public virtual IReadOnlyList<(string Path, string Inside)> Files => [];

    /// <summary>Program and arguments.</summary>
    /// <param name="isSandboxed">Whether it sees <see cref="Files"/> where they are inside, or where they lie.</param>
    public abstract IReadOnlyList<string> Command(bool isSandboxed);

    /// <summary>The line that asks.</summary>
    /// <param name="command">Made of constants and numbers; nothing of a document or of a request over HTTP is in it.</param>
    /// <param name="limits">What the answer may take.</param>
    /// <param name="nonce">The word that ends the answer.</param>
    public abstract string Request(string command, ToolLimits limits, string nonce);
}
