using System.Globalization;

namespace Shortlist.Documents.Sandboxing;

/// <summary>What one run of a program in a sandbox may use.</summary>
/// <param name="Cpu">CPU time of each of its processes.</param>
/// <param name="Wall">Wall time of the run.</param>
/// <param name="Memory">Bytes of address space of each of its processes.</param>
/// <param name="Output">Bytes that it may answer with.</param>
internal sealed record ToolLimits(TimeSpan Cpu, TimeSpan Wall, long Memory, int Output)
{
    /// <summary>The size of a file that a program may write, in the blocks of 512 bytes that a shell counts in.</summary>
    public const long MaxFileBlocks = 64 * 1024 * 1024 / 512;

    /// <summary>The limits that the kernel enforces, as a shell sets them.</summary>
    public string ToShell() => string.Create(
        CultureInfo.InvariantCulture,
        $"ulimit -t {(long)Math.Ceiling(Cpu.TotalSeconds)}; ulimit -v {Memory / 1024}; ulimit -f {MaxFileBlocks}");
}
