using System.Globalization;
using Shortlist.Client;
using Shortlist.Client.Nova;
using Spectre.Console;

namespace Shortlist.Standalone;

/// <summary>
/// Scores the sample CVs against a sample job over HTTP like anybody else, and prints the ranking with its reasons. On data that
/// has seen it already it finds the batch that is there.
/// </summary>
internal static class ScoringDemo
{
    private const string Customer = "demo";
    private const string JobId = "backend-engineer";
    private const int ReasonsShown = 2;
    private const int ApplicationsWithReasons = 3;

    /// <summary>Shows it.</summary>
    public static async Task ShowAsync(Uri address, string key, string samples, CancellationToken cancellationToken)
    {
        using var api = ShortlistClient.ForNova(address, key, Customer);
        var advertisement = await File.ReadAllTextAsync(Path.Combine(samples, "jobs", $"{JobId}.md"), cancellationToken);
        var criteria = await CriteriaAsync(api, advertisement, cancellationToken);
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"\nScoring the sample CVs for the job [bold]{JobId}[/], whose advertisement asks for:");
        foreach (var criterion in criteria.Criteria)
            Console.WriteLine($"  {(criterion.Importance == "MUST_HAVE" ? "must" : "nice")}  {criterion.Text}");

        var submitted = await api.SubmitBatchAsync(
            JobId,
            new NewScoringBatch
            {
                JobDescription = advertisement,
                Applications =
                [
                    .. Directory.EnumerateFiles(samples).Order(StringComparer.Ordinal)
                        .Select(file => new NewApplication(Path.GetFileName(file), Resume.FromFile(file))),
                ],
            },
            cancellationToken);
        var page = await api.WaitForBatchAsync(JobId, submitted.Batch.Id, cancellationToken: cancellationToken);
        Print(page);
    }

    private static async Task<JobCriteria> CriteriaAsync(INovaApi api, string advertisement, CancellationToken cancellationToken)
    {
        try
        {
            return await api.GetCriteriaAsync(JobId, cancellationToken);
        }
        catch (ShortlistApiException refusal) when (refusal.Code == "CRITERIA_NOT_FOUND")
        {
            return await api.GenerateCriteriaAsync(JobId, new JobContext { JobDescription = advertisement }, cancellationToken);
        }
    }

    private static void Print(ScoringBatchPage page)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Score", "Application", "Why");
        var ranking = page.ScoringJobs.OrderByDescending(job => job.Score ?? 0).ThenBy(job => job.ApplicationId, StringComparer.Ordinal);
        foreach (var (place, job) in ranking.Index())
        {
            var score = job.Score?.ToString(CultureInfo.InvariantCulture) ?? "–";
            table.AddRow(new Text(score), new Text(job.ApplicationId), new Text(place < ApplicationsWithReasons ? Reasons(job) : InShort(job)));
        }

        AnsiConsole.Write(table);
    }

    /// <summary>How good the match is, without what it rests on; why there is no score, when there is none.</summary>
    private static string InShort(ScoringJob job) => job.Assessment?.Verdict is { } verdict ? verdict.Split(':')[0] : Reasons(job);

    private static string Reasons(ScoringJob job) => job.Assessment is { } assessment
        ? string.Join('\n', [
            assessment.Verdict,
            .. assessment.Strengths.Take(ReasonsShown).Select(strength => $"+ {strength}"),
            .. assessment.Concerns.Take(ReasonsShown).Select(concern => $"- {concern}"),
        ])
        : $"{job.ErrorCode}: {job.ErrorMessage}";
}
