using Shortlist.Client.TalentRay;

namespace Shortlist.Client.Reach;

/// <summary>Waiting for batches of records.</summary>
public static class RecordBatchWaiting
{
    private const double Growth = 1.5;

    /// <summary>Asks until no record is left to be begun, and returns the batch with the records that wait for others.</summary>
    public static Task<RecordBatch> WaitForBatchAsync(
        this IReachApi api, string batchId, BatchPolling? polling = null, CancellationToken cancellationToken = default) =>
        api.WaitForAsync(batchId, batch => batch.IsOver, polling, cancellationToken);

    /// <summary>Asks until no record waits any more either: each was written, or has failed.</summary>
    public static Task<RecordBatch> WaitUntilResolvedAsync(
        this IReachApi api, string batchId, BatchPolling? polling = null, CancellationToken cancellationToken = default) =>
        api.WaitForAsync(batchId, batch => batch.IsOver && batch.Progress.PendingRecords == 0, polling, cancellationToken);

    private static async Task<RecordBatch> WaitForAsync(
        this IReachApi api, string batchId, Func<RecordBatch, bool> isDone, BatchPolling? polling, CancellationToken cancellationToken)
    {
        var pace = polling ?? new BatchPolling();
        var interval = pace.FirstInterval;
        while (true)
        {
            var batch = (await api.GetBatchAsync(batchId, cancellationToken: cancellationToken)).Data;
            if (isDone(batch))
                return (await api.GetBatchAsync(batchId, "true", cancellationToken)).Data;
            await Task.Delay(interval, pace.Time, cancellationToken);
            interval = interval * Growth < pace.LongestInterval ? interval * Growth : pace.LongestInterval;
        }
    }
}
