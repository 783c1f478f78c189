using System.Collections.Concurrent;

namespace Shortlist.Documents.Sandboxing;

/// <summary>
/// A fixed number of warm sandboxes of one kind of work. A new sandbox costs more than reading a CV does; a kept one costs
/// next to nothing.
/// </summary>
internal sealed class SandboxPool : IAsyncDisposable
{
    private readonly SandboxProgram _program;
    private readonly SandboxLauncher _launcher;
    private readonly TimeProvider _time;
    private readonly int _documentsPerSandbox;
    private readonly SemaphoreSlim _free;
    private readonly ConcurrentStack<SandboxSlot> _slots = [];

    /// <summary>Makes the places; their sandboxes start when they are needed.</summary>
    /// <param name="program">What waits in the sandboxes.</param>
    /// <param name="folder">Each slot has a folder of its own in it.</param>
    /// <param name="size">Documents at the same time.</param>
    /// <param name="documentsPerSandbox">Documents that one sandbox sees in its life.</param>
    /// <param name="launcher">Starts the sandboxes.</param>
    /// <param name="time">Measures their wall time.</param>
    public SandboxPool(
        SandboxProgram program, string folder, int size, int documentsPerSandbox, SandboxLauncher launcher, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(documentsPerSandbox);
        _program = program;
        _launcher = launcher;
        _time = time;
        _documentsPerSandbox = documentsPerSandbox;
        _free = new(size);
        for (var index = 0; index < size; index++)
            _slots.Push(new SandboxSlot(Directory.CreateDirectory(Path.Combine(folder, $"{index}")).FullName));
    }

    /// <summary>Waits for a free sandbox, lets one document be read in it and clears the document away.</summary>
    /// <param name="source">The document; it is all that the sandbox sees of this machine's data.</param>
    /// <param name="read">The reading. It may run again from the start when a sandbox dies under it.</param>
    /// <param name="cancellationToken">Ends waiting and reading.</param>
    public async Task<T> ReadAsync<T>(
        DocumentSource source, Func<SandboxSession, Task<T>> read, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(!_slots.TryPop(out var slot), this);
            try
            {
                return await ReadInAsync(slot, source, read, cancellationToken);
            }
            finally
            {
                _slots.Push(slot);
            }
        }
        finally
        {
            _free.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        while (_slots.TryPop(out var slot))
            slot.Dispose();
        _free.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<T> ReadInAsync<T>(
        SandboxSlot slot, DocumentSource source, Func<SandboxSession, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            await source.CopyToAsync(slot.Empty(), cancellationToken);
            for (var attempt = 1; ; attempt++)
            {
                var session = new SandboxSession(await slot.ProcessAsync(_program, _launcher), _time, cancellationToken);
                try
                {
                    return await read(session);
                }
                catch (SandboxDiedException exception) when (exception.RanOutOfCpu)
                {
                    session.IsSpent = true;
                    throw new UnreadableDocumentException(
                        UnreadableReason.Timeout, "Reading the document takes more time than it is given.", exception);
                }
                catch (SandboxDiedException) when (attempt == 1)
                {
                    // The kernel may have taken it for want of memory; once more, in a fresh one.
                    session.IsSpent = true;
                }
                catch (SandboxDiedException exception)
                {
                    session.IsSpent = true;
                    throw new UnreadableDocumentException(
                        UnreadableReason.Corrupted, "The document makes the program that reads it fail.", exception);
                }
                catch
                {
                    session.IsSpent = true;
                    throw;
                }
                finally
                {
                    slot.Documents++;
                    if (session.IsSpent || slot.Documents >= _documentsPerSandbox)
                        slot.Retire();
                }
            }
        }
        finally
        {
            slot.Empty();
        }
    }
}
