using Shortlist.Batches;
using Shortlist.Contracts;

namespace Shortlist.Bench.NoOp;

/// <summary>Items that are done by being looked at: what is left is the engine.</summary>
internal sealed class NoOpHandler : ISliceHandler
{
    public const string Pool = "no-op";

    public bool MayCrash => false;

    public Task<IReadOnlyList<ItemOutcome>> WorkAsync(SliceWork work, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ItemOutcome>>([.. work.Items.Select(item => ItemOutcome.Success(item.Key))]);

    public Task AbandonAsync(SliceWork work, Abandonment reason, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task AnnounceAsync(SliceWork work, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task DiscardAsync(DiscardBatch command, CancellationToken cancellationToken) => Task.CompletedTask;
}
