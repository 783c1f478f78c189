using Microsoft.Extensions.Options;
using Shortlist.Batches;
using Shortlist.Contracts;

namespace Shortlist.Tracking;

/// <summary>
/// Looks for batches that have gone quiet: a message was lost, a worker or the broker died, a submission was never
/// finished. Every process of the service sweeps; doing it twice does no harm.
/// </summary>
internal sealed partial class Sweeper(
    BatchCollection batches,
    IBatchMessenger messenger,
    IOptions<BatchOptions> options,
    TransportLife life,
    TimeProvider time,
    ILogger<Sweeper> logger)
    : BackgroundService
{
    private const int BatchesAtOnce = 500;

    // What an earlier life of an in-memory transport had on its queues is lost: its batches are due at once, and not when their next look
    // would have been.
    private bool _takesUp = life.Id is not null;

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
                // The store or the broker is down. The next sweep finds the same batches.
                LogFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var batch in await batches.DueAsync(_takesUp ? now + options.Value.Lease : now, BatchesAtOnce, cancellationToken))
        {
            if (batch.IsVisible)
            {
                await messenger.SendToTrackingAsync(new CheckBatch { BatchId = batch.CorrelationId }, cancellationToken);
            }
            else if (batch.NextCheckAt <= now)
            {
                LogAbandoned(batch.CorrelationId);
                await messenger.SendDiscardAsync(batch, cancellationToken);
            }
        }

        _takesUp = false;
    }

    [LoggerMessage(100, LogLevel.Warning, "The sweep failed; the next one will find what this one missed")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(101, LogLevel.Information, "Batch {BatchId} was never submitted to the end; what it stored is removed")]
    private partial void LogAbandoned(Guid batchId);
}
