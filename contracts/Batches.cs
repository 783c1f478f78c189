namespace Shortlist.Contracts;

/// <summary>Why a slice is handed to its pool.</summary>
public enum SliceOrder
{
    /// <summary>Do the open items.</summary>
    Work,

    /// <summary>The batch was cancelled: end the open items as cancelled without doing them.</summary>
    Cancel,

    /// <summary>The batch passed its deadline: end the open items as failed with <c>TASK_STUCK</c>.</summary>
    Expire,
}

/// <summary>
/// Command to a pool's queue: take the slice and bring its open items to an end. May come more than once and late; a
/// message whose <see cref="Epoch"/> is not the slice's own is dropped.
/// </summary>
public sealed record ProcessSlice
{
    /// <summary>The batch.</summary>
    public required Guid BatchId { get; init; }

    /// <summary>Whom the data belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>The slice's place in the batch, from 0.</summary>
    public required int No { get; init; }

    /// <summary>The lease under which it is handed out, from 1; raised when the slice is taken from a silent worker.</summary>
    public required int Epoch { get; init; }

    /// <summary>What to do with the open items.</summary>
    public SliceOrder Order { get; init; }
}

/// <summary>Command to a pool's queue: the submission was never finished; remove all that was stored for it.</summary>
public sealed record DiscardBatch
{
    /// <summary>The batch that was being received.</summary>
    public required Guid BatchId { get; init; }

    /// <summary>Whom the data belongs to.</summary>
    public required string TenantId { get; init; }
}

/// <summary>Command to tracking: look at the batch again. Carries no figures, so that losing or repeating it is harmless.</summary>
public sealed record CheckBatch
{
    /// <summary>The batch.</summary>
    public required Guid BatchId { get; init; }
}

/// <summary>Hint of a worker that items of a slice ended. Means "look again" and carries no figures.</summary>
public sealed record SliceAdvanced
{
    /// <summary>The batch.</summary>
    public required Guid BatchId { get; init; }
}

/// <summary>Which batch an event tells of.</summary>
public sealed record BatchFacts
{
    /// <summary>The batch, as messages name it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The batch, as its surface names it.</summary>
    public required string PublicId { get; init; }

    /// <summary>Whom the data belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>The surface it was submitted through, such as <c>talent-ray</c>.</summary>
    public required string Surface { get; init; }

    /// <summary>The kind of work, such as <c>CvScreening</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Items in the batch.</summary>
    public required int Total { get; init; }
}

/// <summary>How the items of a batch ended. The four add up to the batch's total once the batch has ended.</summary>
public sealed record BatchResult
{
    /// <summary>Items that were done.</summary>
    public required int Succeeded { get; init; }

    /// <summary>Items that ended with an error.</summary>
    public required int Failed { get; init; }

    /// <summary>Items that were given up before they were begun.</summary>
    public required int Cancelled { get; init; }

    /// <summary>Items that wait for something that may come later; <see cref="BatchResolved"/> tells when none does any more.</summary>
    public int Pending { get; init; }
}

/// <summary>A batch was stored and will be worked on.</summary>
public sealed record BatchAccepted
{
    /// <summary>The batch.</summary>
    public required BatchFacts Batch { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>The first items of a batch were handed out.</summary>
public sealed record BatchStarted
{
    /// <summary>The batch.</summary>
    public required BatchFacts Batch { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>
/// Items of a running batch ended since this was last told: at most about once a second and batch, and never of a batch that is done
/// sooner.
/// </summary>
public sealed record BatchProgressed
{
    /// <summary>The batch.</summary>
    public required BatchFacts Batch { get; init; }

    /// <summary>How the items ended so far; the others are still open.</summary>
    public required BatchResult Result { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A batch waits for its tenant's other work; it goes on by itself.</summary>
public sealed record BatchThrottled
{
    /// <summary>The batch.</summary>
    public required BatchFacts Batch { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Every item of a batch has ended; some may have failed. Told at least once, never before it is true.</summary>
public sealed record BatchCompleted
{
    /// <summary>The batch.</summary>
    public required BatchFacts Batch { get; init; }

    /// <summary>How its items ended. Final, unless some are pending.</summary>
    public required BatchResult Result { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>The last item that was pending when the batch came to rest has been resolved.</summary>
public sealed record BatchResolved
{
    /// <summary>The batch.</summary>
    public required BatchFacts Batch { get; init; }

    /// <summary>How its items ended. Final.</summary>
    public required BatchResult Result { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A cancelled batch came to rest: finished items keep their results.</summary>
public sealed record BatchCancelled
{
    /// <summary>The batch.</summary>
    public required BatchFacts Batch { get; init; }

    /// <summary>How its items ended. Final.</summary>
    public required BatchResult Result { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A batch passed its deadline; what was still open failed with <c>TASK_STUCK</c>.</summary>
public sealed record BatchFailed
{
    /// <summary>The batch.</summary>
    public required BatchFacts Batch { get; init; }

    /// <summary>How its items ended. Final.</summary>
    public required BatchResult Result { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
