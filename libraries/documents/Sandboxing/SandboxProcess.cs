using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Shortlist.Documents.Sandboxing;

/// <summary>
/// A program that waits inside its sandbox for requests. Each answer ends with a random word that only this run knows, so
/// that no document can write an end of its own.
/// </summary>
/// <remarks>
/// Programs write in pieces of 4 kB. To wake a pool thread for each of them costs more CPU than all the rest that is done
/// here for a document; so a thread of the sandbox's own waits for them, and a run wakes the pool once, at its end.
/// </remarks>
internal sealed class SandboxProcess : IDisposable
{
    private const int FirstBuffer = 256 * 1024;
    private const int StackOfReader = 256 * 1024;
    private const int NonceBytes = 16;

    private readonly Lock _gate = new();
    private readonly SandboxProgram _program;
    private readonly Process _process;
    private readonly bool _isNamespace;
    private Run? _run;
    private bool _isOver;

    /// <summary>Until a first answer the namespace may be half made, and its first process not yet bound to die with its parent.</summary>
    private volatile bool _hasAnswered;

    /// <summary>Takes a started program.</summary>
    /// <param name="program">What was started.</param>
    /// <param name="process">The program, or the sandbox around it.</param>
    /// <param name="folder">Where it sees its folder.</param>
    /// <param name="isNamespace">Whether all that runs in it ends with it. Otherwise its children have to be searched for.</param>
    public SandboxProcess(SandboxProgram program, Process process, string folder, bool isNamespace)
    {
        _program = program;
        _process = process;
        _isNamespace = isNamespace;
        Folder = folder;
        new Thread(ReadToEnd, StackOfReader) { IsBackground = true, Name = "sandbox output" }.Start();
    }

    /// <summary>The folder of the documents, as seen from inside.</summary>
    public string Folder { get; }

    /// <summary>Asks the program under limits, one request at a time.</summary>
    /// <param name="command">Made of constants and numbers; nothing of a document or of a request over HTTP is in it.</param>
    /// <param name="limits">What it may use.</param>
    /// <param name="time">Measures its wall time.</param>
    /// <param name="cancellationToken">Ends it and the program with it.</param>
    /// <exception cref="UnreadableDocumentException">It took too long or answered too much. The program is dead then.</exception>
    /// <exception cref="SandboxDiedException">The program ended without an answer.</exception>
    public async Task<ToolAnswer> RunAsync(
        string command, ToolLimits limits, TimeProvider time, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limits.Wall, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        // Killing closes the pipe, which ends the run: nothing of it is left when this method has returned.
        await using var registration = either.Token.Register(Kill);

        var run = new Run(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NonceBytes)), limits.Output);
        lock (_gate)
        {
            if (_isOver)
                throw new SandboxDiedException();
            _run = run;
        }

        try
        {
            Send(_program.Request(command, limits, run.Nonce));
            return await run.Answer.Task;
        }
        catch (SandboxDiedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (deadline.IsCancellationRequested)
                throw new UnreadableDocumentException(UnreadableReason.Timeout, "Reading the document took too long.");
            throw;
        }
    }

    /// <summary>Ends the sandbox and all that runs in it.</summary>
    public void Dispose() => Kill();

    private void Send(string line)
    {
        try
        {
            var input = _process.StandardInput.BaseStream;
            input.Write(Encoding.ASCII.GetBytes(line));
            input.Flush();
        }
        catch (IOException exception)
        {
            throw new SandboxDiedException(innerException: exception);
        }
    }

    private void ReadToEnd()
    {
        var output = _process.StandardOutput.BaseStream;
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        var length = 0;
        int count;
        while ((count = output.Read(buffer, length, buffer.Length - length)) > 0)
        {
            var seen = length;
            length += count;
            var run = Volatile.Read(ref _run);
            if (run is null)
            {
                // Nobody asked: whatever writes now must not get into the next document.
                length = 0;
            }
            else if (length > run.MaxOutput + run.TrailerLength)
            {
                run.Answer.TrySetException(new UnreadableDocumentException(
                    UnreadableReason.TooLarge, "The document unpacks to more text than is read here."));
                Kill();
                length = 0;
            }
            else if (run.TryFindEnd(buffer.AsSpan(0, length), seen, out var end, out var exitCode))
            {
                var answer = new ToolAnswer(buffer, end, exitCode);
                (buffer, length) = (ArrayPool<byte>.Shared.Rent(FirstBuffer), 0);
                Volatile.Write(ref _run, null);
                _hasAnswered = true;
                run.Answer.TrySetResult(answer);
            }
            else if (length == buffer.Length)
            {
                buffer = Grow(buffer);
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
        // Its output has ended, so it has ended or is about to; whoever holds the gate may have to kill it for that.
        _process.WaitForExit();
        int status;
        lock (_gate)
        {
            _isOver = true;
            status = _process.ExitCode;
            _process.Dispose();
        }

        Volatile.Read(ref _run)?.Answer.TrySetException(new SandboxDiedException(status));
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private void Kill()
    {
        lock (_gate)
        {
            if (!_isOver && !_process.HasExited)
                _process.Kill(entireProcessTree: !_isNamespace || !_hasAnswered);
        }
    }

    /// <summary>A command under way.</summary>
    private sealed class Run(string nonce, int maxOutput)
    {
        private const int LongestExitCode = 4;

        private readonly byte[] _trailer = Encoding.ASCII.GetBytes($"\n{nonce} ");

        public string Nonce => nonce;

        public int MaxOutput => maxOutput;

        /// <summary>Bytes of the end of an answer, at most.</summary>
        public int TrailerLength => _trailer.Length + LongestExitCode;

        public TaskCompletionSource<ToolAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Looks for the end of the answer in what came last; the piece before may have cut it.</summary>
        public bool TryFindEnd(ReadOnlySpan<byte> output, int seen, out int end, out int exitCode)
        {
            (end, exitCode) = (0, 0);
            if (output[^1] != (byte)'\n')
                return false;
            var from = Math.Max(0, seen - _trailer.Length - LongestExitCode);
            var at = output[from..].IndexOf(_trailer);
            end = from + at;
            return at >= 0 && Utf8Parser.TryParse(output[(end + _trailer.Length)..], out exitCode, out _);
        }
    }
}
