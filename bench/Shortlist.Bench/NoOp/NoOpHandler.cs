using Shortlist.Batches;
using Shortlist.Contracts;

namespace Shortlist.Bench.NoOp;

/// <summary>How long the items of a worker process wait, as those do that need a model or the web. Nought by default.</summary>
internal sealed record ItemWait(TimeSpan Each);

/// <summary>Items that are done by being looked at, or waited for: what is left is the engine.</summary>
internal sealed class NoOpHandler(ItemWait wait) : ISliceHandler
{
    public const string Pool = "no-op";

    public bool MayCrash => false;

    public async Task<IReadOnlyList<ItemOutcome>> WorkAsync(SliceWork work, CancellationToken cancellationToken)
    {
        if (wait.Each > TimeSpan.Zero)
            await Task.Delay(wait.Each * work.Items.Count, cancellationToken);
        return [.. work.Items.Select(item => ItemOutcome.Success(item.Key))];
    }

    public Task AbandonAsync(SliceWork work, Abandonment reason, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task AnnounceAsync(SliceWork work, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task DiscardAsync(DiscardBatch command, CancellationToken cancellationToken) => Task.CompletedTask;
}
