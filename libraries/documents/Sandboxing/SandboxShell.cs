using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Shortlist.Documents.Sandboxing;

/// <summary>
/// A shell that waits inside its sandbox for commands: a program started from here costs a fork, not a new sandbox. Each
/// answer ends with a random word that only this run knows, so that no document can write an end of its own.
/// </summary>
internal sealed class SandboxShell(Process process, string folder) : IDisposable
{
    private const int FirstBuffer = 256 * 1024;
    private const int NonceBytes = 16;

    /// <summary>The folder of the documents, as seen from inside.</summary>
    public string Folder => folder;

    /// <summary>Runs a command of the shell under limits, one at a time.</summary>
    /// <param name="command">Shell text made of constants and numbers; nothing of a document or of a request is in it.</param>
    /// <exception cref="UnreadableDocumentException">It took too long or answered too much. The shell is dead then.</exception>
    /// <exception cref="SandboxDiedException">The shell ended without an answer.</exception>
    public async Task<ToolAnswer> RunAsync(
        string command, ToolLimits limits, TimeProvider time, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limits.Wall, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        // Killing closes the pipe, which ends the read: nothing of the run is left when this method has returned.
        await using var registration = either.Token.Register(Kill);

        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NonceBytes));
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            await SendAsync($"( {limits.ToShell()}; {command} ) </dev/null 2>/dev/null; printf '\\n%s %d\\n' {nonce} $?\n");
            var trailer = Encoding.ASCII.GetBytes($"\n{nonce} ");
            var length = 0;
            while (true)
            {
                var count = await process.StandardOutput.BaseStream.ReadAsync(buffer.AsMemory(length), CancellationToken.None);
                if (count == 0)
                    throw Ended(deadline, cancellationToken);
                var unseen = Math.Max(0, length - trailer.Length - 8);
                length += count;
                if (TryFindTrailer(buffer.AsSpan(unseen, length - unseen), trailer, out var at, out var exitCode))
                {
                    var answer = new ToolAnswer(buffer, unseen + at, exitCode);
                    buffer = null;
                    return answer;
                }

                if (length > limits.Output)
                {
                    Kill();
                    throw new UnreadableDocumentException(UnreadableReason.TooLarge, "The document unpacks to more text than is read here.");
                }

                if (length == buffer.Length)
                    buffer = Grow(buffer, length);
            }
        }
        finally
        {
            if (buffer is not null)
                ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private static bool TryFindTrailer(ReadOnlySpan<byte> tail, ReadOnlySpan<byte> trailer, out int at, out int exitCode)
    {
        exitCode = 0;
        at = tail[^1] == (byte)'\n' ? tail.IndexOf(trailer) : -1;
        return at >= 0 && Utf8Parser.TryParse(tail[(at + trailer.Length)..], out exitCode, out _);
    }

    private static byte[] Grow(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private async Task SendAsync(string line)
    {
        try
        {
            var input = process.StandardInput.BaseStream;
            await input.WriteAsync(Encoding.ASCII.GetBytes(line), CancellationToken.None);
            await input.FlushAsync(CancellationToken.None);
        }
        catch (IOException)
        {
            // A shell that is gone closes the pipe; the read that follows finds its end and says what happened.
            return;
        }
    }

    private static Exception Ended(CancellationTokenSource deadline, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return new OperationCanceledException(cancellationToken);
        return deadline.IsCancellationRequested
            ? new UnreadableDocumentException(UnreadableReason.Timeout, "Reading the document took too long.")
            : new SandboxDiedException();
    }

    private void Kill()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }
}
