using Shortlist.Client.TalentRay;

namespace Shortlist.Client.Nova;

/// <summary>Waiting for scoring batches.</summary>
public static class ScoringWaiting
{
    private const double Growth = 1.5;

    /// <summary>
    /// Asks until every job of the batch has ended, and returns it. Waits for as long as it takes: give a token with a timeout to
    /// wait less.
    /// </summary>
    /// <param name="api">The client.</param>
    /// <param name="jobId">The job.</param>
    /// <param name="batchId">The batch.</param>
    /// <param name="polling">How often to ask; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the waiting; the batch goes on.</param>
    public static async Task<ScoringBatchPage> WaitForBatchAsync(
        this INovaApi api, string jobId, string batchId, BatchPolling? polling = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        var pace = polling ?? new BatchPolling();
        var interval = pace.FirstInterval;
        while (true)
        {
            var page = await api.GetBatchAsync(jobId, batchId, cancellationToken);
            if (page.Batch.CompletedAt is not null)
                return page;
            await Task.Delay(interval, pace.Time, cancellationToken);
            interval = interval * Growth < pace.LongestInterval ? interval * Growth : pace.LongestInterval;
        }
    }
}
