using System.Diagnostics;
using System.Globalization;
using Shortlist.Bench.Machine;
using Shortlist.Bench.Measuring;
using Shortlist.Client;
using Shortlist.Client.Nova;
using Shortlist.Client.TalentRay;

namespace Shortlist.Bench.Applications;

/// <summary>What a run of <c>applications</c> measures.</summary>
/// <param name="Rounds">Times that everything is repeated; each round is reported, and leaves more behind in the store.</param>
/// <param name="Batches">Batches in a round, submitted eight at a time.</param>
internal sealed record ApplicationsOptions(int Rounds, int Batches);

/// <summary>Applications with text résumés over HTTP, from the first submission until every batch reads as completed.</summary>
internal sealed class ApplicationsBench(ApplicationsOptions options)
{
    private const int PerBatch = 25;
    private const int AtOnce = 8;
    private const string JobId = "job-bench";
    private const double RateBar = 300;
    private const double PeakMemoryBar = 350;

    private static readonly BatchPolling Polling = new()
    {
        FirstInterval = TimeSpan.FromMilliseconds(100),
        LongestInterval = TimeSpan.FromMilliseconds(200),
    };

    /// <summary>Starts the server, measures, and ends it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var settings = Settings.For(folder.Sub("store"));
        foreach (var bucket in new[] { "CriteriaAi", "ScoringIntakeBatch", "ScoringIntakeSingle", "ReadAndOps", "RateLimitStatus" })
            settings[$"RateLimits__Nova__{bucket}__PerSecond"] = "0";
        await Settings.MakeTenantAsync(settings, cancellationToken);
        var key = await Settings.MakeNovaKeyAsync(settings, cancellationToken);
        await using var standalone = await Deployment.StandaloneAsync(folder, settings, cancellationToken);
        using var api = ShortlistClient.ForNova(standalone.Url, key, "bench");
        await GiveCriteriaAsync(api, cancellationToken);
        await RunRoundAsync(api, round: 0, cancellationToken);

        var process = standalone.Processes.Values.Single();
        for (var round = 1; round <= options.Rounds; round++)
        {
            var cpu = ProcessUsage.CpuMilliseconds(process.Id);
            var took = await RunRoundAsync(api, round, cancellationToken);
            var applications = options.Batches * PerBatch;
            Report.Section($"Round {round} of {options.Rounds}: {applications} applications in {options.Batches} batches");
            Report.AtLeast("applications, submission to completed", applications / took.TotalSeconds, RateBar, "/s");
            Report.Figure("CPU of the server", (double)(ProcessUsage.CpuMilliseconds(process.Id) - cpu) / applications, "ms each");
            Report.Figure("memory, resident", ProcessUsage.CurrentMemory(process.Id), "MiB");
            Report.AtMost("memory, the most that was ever resident", ProcessUsage.PeakMemory(process.Id), PeakMemoryBar, "MiB");
        }
    }

    private static async Task GiveCriteriaAsync(INovaApi api, CancellationToken cancellationToken)
    {
        foreach (var (text, importance) in Resumes.Criteria)
            await api.AddCriterionAsync(JobId, new CriterionFields { Text = text, Importance = importance }, cancellationToken: cancellationToken);
    }

    private async Task<TimeSpan> RunRoundAsync(INovaApi api, int round, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, options.Batches),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (batch, token) =>
            {
                var submitted = await api.SubmitBatchAsync(JobId, BatchOf(round, batch), token);
                var page = await api.WaitForBatchAsync(JobId, submitted.Batch.Id, Polling, token);
                if (page.Batch.CompletedJobs != PerBatch)
                    throw new InvalidOperationException($"Of {PerBatch} applications {page.Batch.CompletedJobs} were scored.");
            });
        return Stopwatch.GetElapsedTime(began);
    }

    private static NewScoringBatch BatchOf(int round, int batch) => new()
    {
        JobDescription = "Backend engineer.",
        Applications =
        [
            .. Enumerable.Range(0, PerBatch).Select(no => new NewApplication(
                string.Create(CultureInfo.InvariantCulture, $"app-{round}-{batch}-{no}"),
                Resume.FromText(Resumes.Of((batch * PerBatch) + no)))),
        ],
    };
}
