using Microsoft.Extensions.Options;
using Shortlist.Store;

namespace Shortlist.Scoring;

/// <summary>
/// Forgets writes whose <c>Idempotency-Key</c> need not be known any longer; their answers hold texts of criteria. May run in any
/// number of processes: a second one finds nothing left.
/// </summary>
internal sealed partial class IdempotencyExpiry(
    IdempotentWriteCollection writes, IOptions<ScoringOptions> options, TimeProvider time, ILogger<IdempotencyExpiry> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ExpiryInterval, time);
        do
        {
            try
            {
                await writes.ForgetAsync(time.GetUtcNow() - options.Value.IdempotencyLife, stoppingToken);
            }
            catch (StoreUnavailableException exception)
            {
                LogPutOff(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(402, LogLevel.Warning, "Old idempotency keys could not be removed; the next round tries again")]
    private partial void LogPutOff(Exception exception);
}
