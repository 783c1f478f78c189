namespace Shortlist.Client.TalentRay;

/// <summary>How far a batch is.</summary>
/// <param name="Total">Visible members.</param>
/// <param name="Completed">Members that have ended, failed ones included.</param>
public readonly record struct CvBatchProgress(int Total, int Completed);

/// <summary>How often to ask whether a batch is done: first soon, then ever more rarely.</summary>
public sealed record BatchPolling
{
    /// <summary>Looks in even intervals, where a batch is watched so closely that growing ones would blur when it ended.</summary>
    public static BatchPolling Every(TimeSpan interval) => new() { FirstInterval = interval, LongestInterval = interval };

    /// <summary>The wait after the first look. Default 100 ms.</summary>
    public TimeSpan FirstInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait between two looks. Default 2 s.</summary>
    public TimeSpan LongestInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The clock to wait by.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>Waiting for batches and reading all of them.</summary>
public static class BatchWaiting
{
    private const double Growth = 1.5;
    private const int LargestPage = 100;

    /// <summary>
    /// Asks until every visible member has ended, and returns the batch with its first hundred members. Waits for as long as it
    /// takes: give a token with a timeout to wait less.
    /// </summary>
    /// <param name="api">The client.</param>
    /// <param name="batchId">The batch.</param>
    /// <param name="progress">Told after each look that found a change, the first included.</param>
    /// <param name="polling">How often to ask; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the waiting; the batch goes on.</param>
    /// <exception cref="ShortlistApiException">404: there is no such batch, or all its members were deleted.</exception>
    public static async Task<CvBatch> WaitForBatchAsync(
        this ITalentRayApi api,
        string batchId,
        IProgress<CvBatchProgress>? progress = null,
        BatchPolling? polling = null,
        CancellationToken cancellationToken = default)
    {
        var pace = polling ?? new BatchPolling();
        var interval = pace.FirstInterval;
        CvBatchProgress? told = null;
        while (true)
        {
            // Members are not wanted before the end, and a page holds at least one.
            var batch = await api.GetBatchAsync(batchId, page: 0, pageSize: 1, cancellationToken);
            var now = new CvBatchProgress(batch.TotalCandidates, batch.CompletedCandidates);
            if (now != told)
                progress?.Report(now);
            if (batch.IsCompleted)
                return await api.GetBatchAsync(batchId, page: 0, LargestPage, cancellationToken);

            told = now;
            await Task.Delay(interval, pace.Time, cancellationToken);
            interval = Min(interval * Growth, pace.LongestInterval);
        }
    }

    /// <summary>Every visible member of a batch, page by page, in the order of the submission.</summary>
    public static async IAsyncEnumerable<PotentialCandidate> ReadMembersAsync(
        this ITalentRayApi api,
        string batchId,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var page = 0; ; page++)
        {
            var batch = await api.GetBatchAsync(batchId, page, LargestPage, cancellationToken);
            foreach (var member in batch.Data)
                yield return member;
            if (page + 1 >= batch.Pagination.TotalPages)
                yield break;
        }
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
