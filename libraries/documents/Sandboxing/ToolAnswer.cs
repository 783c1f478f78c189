using System.Buffers;

namespace Shortlist.Documents.Sandboxing;

/// <summary>What a program wrote, and how it ended. Its memory is on loan: dispose it after reading.</summary>
internal sealed class ToolAnswer(byte[] rented, int length, int exitCode) : IDisposable
{
    /// <summary>The exit code of what the kernel ended with SIGXCPU.</summary>
    public const int KilledForCpu = 128 + 24;

    /// <summary>Killed by its own limits: SIGKILL and SIGXCPU, both sent when CPU time is used up.</summary>
    private static readonly int[] OutOfCpu = [128 + 9, KilledForCpu];

    private byte[]? _rented = rented;

    /// <summary>As the shell tells it: 0 is success, above 128 it died of a signal.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>Whether it ended because its CPU time was used up.</summary>
    public bool RanOutOfCpu => OutOfCpu.Contains(ExitCode);

    /// <summary>What it wrote.</summary>
    public ReadOnlySpan<byte> Output => _rented is { } bytes ? bytes.AsSpan(0, length) : throw new ObjectDisposedException(nameof(ToolAnswer));

    public void Dispose()
    {
        if (_rented is not { } bytes)
            return;
        _rented = null;
        ArrayPool<byte>.Shared.Return(bytes);
    }
}
