using Shortlist.Client.TalentRay;

namespace Shortlist.Client.LlamaIndex;

/// <summary>Waiting for batches and jobs.</summary>
public static class FileWaiting
{
    private const double Growth = 1.5;

    /// <summary>
    /// Asks until the batch has ended, and returns it with the job of each file. Waits for as long as it takes: give a token with a
    /// timeout to wait less.
    /// </summary>
    public static async Task<FileBatch> WaitForBatchAsync(
        this ILlamaIndexApi api, string batchId, BatchPolling? polling = null, CancellationToken cancellationToken = default)
    {
        await UntilAsync(async () => (await api.GetBatchAsync(batchId, cancellationToken: cancellationToken)).Status, polling, cancellationToken);
        return await api.GetBatchAsync(batchId, "results", cancellationToken);
    }

    /// <summary>Asks until the job has ended, and returns it with what is asked for of its result.</summary>
    public static async Task<ParsedJob> WaitForParseJobAsync(
        this ILlamaIndexApi api, string jobId, string? expand = null, BatchPolling? polling = null, CancellationToken cancellationToken = default)
    {
        await UntilAsync(async () => (await api.GetParseJobAsync(jobId, cancellationToken: cancellationToken)).Job.Status, polling, cancellationToken);
        return await api.GetParseJobAsync(jobId, expand, cancellationToken);
    }

    /// <summary>Asks until the job has ended, and returns it with its result.</summary>
    public static async Task<ExtractJob> WaitForExtractJobAsync(
        this ILlamaIndexApi api, string jobId, string? expand = null, BatchPolling? polling = null, CancellationToken cancellationToken = default)
    {
        await UntilAsync(async () => (await api.GetExtractJobAsync(jobId, cancellationToken: cancellationToken)).Status, polling, cancellationToken);
        return await api.GetExtractJobAsync(jobId, expand, cancellationToken);
    }

    private static async Task UntilAsync(Func<Task<string>> status, BatchPolling? polling, CancellationToken cancellationToken)
    {
        var pace = polling ?? new BatchPolling();
        var interval = pace.FirstInterval;
        while (!JobStatus.IsTerminal(await status()))
        {
            await Task.Delay(interval, pace.Time, cancellationToken);
            interval = interval * Growth < pace.LongestInterval ? interval * Growth : pace.LongestInterval;
        }
    }
}
