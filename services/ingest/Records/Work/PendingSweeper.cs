using Microsoft.Extensions.Options;
using Shortlist.Batches;
using Shortlist.Records;
using Shortlist.Store;

namespace Shortlist.Ingest.Records;

/// <summary>
/// Looks at pending records when they are due: expires those whose time is over, and finds what a fault left behind. Every process
/// of the service sweeps; doing it twice does no harm.
/// </summary>
internal sealed partial class PendingSweeper(
    PendingCollection pendings,
    Releases releases,
    SliceStandings standings,
    ReferenceClaimCollection claims,
    IOptions<RecordOptions> options,
    TimeProvider time,
    ILogger<PendingSweeper> logger) : BackgroundService
{
    private const int PageSize = 500;

    // No write takes longer than this to be done once it is decided; the worst that a claim left behind can do is to have a write tried twice.
    private static readonly TimeSpan ClaimLife = TimeSpan.FromHours(1);

    /// <summary>Looks at all that is due.</summary>
    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        await claims.ForgetAsync(time.GetUtcNow() - ClaimLife, cancellationToken);
        IReadOnlyList<Versioned<PendingRecord>> page;
        do
        {
            var now = time.GetUtcNow();
            page = await pendings.DueAsync(now, PageSize, cancellationToken);
            if (page.Count == 0)
                return;
            var looked = await releases.FinishAsync([.. page.Select(due => due.Value)], cancellationToken);
            var ended = looked.Ended.Select(each => each.Pending.Id).ToHashSet(StringComparer.Ordinal);
            var forgotten = new List<string>();
            var waiting = new List<Versioned<PendingRecord>>();
            foreach (var due in page.Where(due => !ended.Contains(due.Value.Id)))
            {
                if (await IsForgottenAsync(due.Value, cancellationToken))
                    forgotten.Add(due.Value.Id);
                else
                    waiting.Add(due with { Value = due.Value with { DueAt = PendingLooks.Next(due.Value, now) } });
            }

            await releases.RemoveAsync(forgotten, cancellationToken);
            await pendings.PutManyAsync(waiting, cancellationToken);
        }
        while (page.Count == PageSize);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The store or the broker is down. The next sweep finds the same.
                LogFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Whether the item has ended without its record ever knowing of this: it was put for a judgment that did not hold.</summary>
    private async Task<bool> IsForgottenAsync(PendingRecord pending, CancellationToken cancellationToken) =>
        await standings.StateOfAsync(pending.Item, cancellationToken) is not (ItemState.Open or ItemState.Pending);

    [LoggerMessage(400, LogLevel.Warning, "Looking at pending records failed; the next look will find what this one missed")]
    private partial void LogFailed(Exception exception);
}
