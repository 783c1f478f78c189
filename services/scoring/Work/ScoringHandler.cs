using Shortlist.Applications;
using Shortlist.Assessing;
using Shortlist.Batches;
using Shortlist.Contracts;
using Shortlist.Documents;
using Shortlist.Scoring.Fetching;
using Shortlist.Store;
using Assessment = Shortlist.Applications.Assessment;

namespace Shortlist.Scoring;

/// <summary>
/// Scores applications. The item's key is the scoring job's id: batches that share a job come upon the same one, and
/// whoever ends it first has ended it for all.
/// </summary>
internal sealed partial class ScoringHandler(
    ScoringJobCollection jobs,
    ScoringInputCollection inputs,
    ScoringBatchCollection scoringBatches,
    BatchCollection batches,
    CriteriaCache criteria,
    ResumeReader reader,
    IAssessor assessor,
    UploadedResumes uploads,
    IBlobStore blobs,
    IBatchMessenger messenger,
    TimeProvider time,
    ILogger<ScoringHandler> logger) : ISliceHandler
{
    private const string Erased = "ERASED";

    // A file from a stranger goes through other people's parsers.
    public bool MayCrash => true;

    public async Task<IReadOnlyList<ItemOutcome>> WorkAsync(SliceWork work, CancellationToken cancellationToken) =>
        await Task.WhenAll(work.Items.Select(item => ScoreAsync(item.Key, cancellationToken)));

    public async Task AbandonAsync(SliceWork work, Abandonment reason, CancellationToken cancellationToken)
    {
        var (code, message) = reason.Code == ScoringErrors.MaxRetriesExceeded
            ? (ScoringErrors.MaxRetriesExceeded, "Scoring this application failed too often.")
            : (ScoringErrors.TaskStuck, "The application could not be scored in time.");
        foreach (var item in work.Items)
            await EndAsync(item.Key, job => Failed(job, code, message), cancellationToken);
    }

    public async Task AnnounceAsync(SliceWork work, CancellationToken cancellationToken)
    {
        var found = await jobs.FindManyAsync([.. work.Items.Select(item => item.Key)], cancellationToken);
        foreach (var (job, _) in found.Where(each => each.Value.HasEnded()))
        {
            var facts = new ApplicationFacts
            {
                ScoringJobId = job.Id,
                TenantId = job.TenantId,
                JobId = job.JobId,
                ApplicationId = job.ApplicationId,
                CriteriaVersionId = job.CriteriaVersionId,
                IsRescore = job.IsRescore,
            };
            var id = DerivedId.Of("scored", job.Id);
            await (job.Score is { } score
                ? messenger.PublishAsync(
                    new ApplicationScored { Application = facts, Score = score, At = job.CompletedAt!.Value }, id, cancellationToken)
                : messenger.PublishAsync(
                    new ApplicationScoringFailed { Application = facts, Code = job.ErrorCode!, At = job.FailedAt!.Value }, id, cancellationToken));
        }
    }

    public async Task DiscardAsync(DiscardBatch command, CancellationToken cancellationToken)
    {
        await uploads.DiscardAsync(command.TenantId, command.BatchId, cancellationToken);
        await scoringBatches.DeleteAsync(NovaId.Of(command.BatchId), null, cancellationToken);
        var left = await jobs.QueryAsync(
            new Query { Conditions = [Where.Equal("batch", command.BatchId.ToString("N"))], Take = int.MaxValue }, cancellationToken);
        foreach (var (job, _) in left.Where(each => !each.Value.HasEnded()))
        {
            if (await IsWantedAsync(job, cancellationToken))
                continue;
            await ForgetInputAsync(job.Id, cancellationToken);
            await jobs.DeleteAsync(job.Id, null, cancellationToken);
        }
    }

    /// <summary>Whether another submission counts on the job.</summary>
    private async Task<bool> IsWantedAsync(ScoringJob job, CancellationToken cancellationToken) =>
        await scoringBatches.CountAsync([Where.Equal("scoring_jobs", job.Id)], cancellationToken) > 0
        || await batches.LoadAsync(Scheduling.BatchIdOf(job.Id), cancellationToken) is { IsVisible: true };

    private async Task<ItemOutcome> ScoreAsync(string scoringJobId, CancellationToken cancellationToken)
    {
        if (await jobs.FindAsync(scoringJobId, cancellationToken) is not { Value: var job } found)
            return ItemOutcome.Failure(scoringJobId, Erased);
        if (job.HasEnded())
        {
            // Whoever ended it may have died before it let go of what the job read.
            await ForgetInputAsync(scoringJobId, cancellationToken);
            return OutcomeOf(job);
        }

        var input = (await inputs.FindAsync(scoringJobId, cancellationToken))?.Value;
        var startedAt = time.GetUtcNow();
        var isSlow = input?.Text is null;
        var began = isSlow ? NoteStartAsync(scoringJobId, startedAt, cancellationToken) : Task.CompletedTask;
        var judged = await JudgeAsync(job, input, cancellationToken);
        await began;

        // As a rule nobody has touched the job since it was read.
        var ended = End(job);
        if (isSlow || !await jobs.ReplaceAsync(ended, found.Version, cancellationToken))
            return await EndAsync(scoringJobId, End, cancellationToken);
        await ForgetInputAsync(input, cancellationToken);
        return OutcomeOf(ended);

        ScoringJob End(ScoringJob current) => judged(current with { StartedAt = current.StartedAt ?? startedAt });
    }

    /// <summary>Lets those who poll see that the job is at work, where that takes long enough to be seen.</summary>
    private Task NoteStartAsync(string scoringJobId, DateTimeOffset startedAt, CancellationToken cancellationToken) => jobs.UpdateAsync(
        scoringJobId,
        current => current.HasEnded() || current.StartedAt is not null ? null : current with { StartedAt = startedAt },
        cancellationToken);

    private async Task<Func<ScoringJob, ScoringJob>> JudgeAsync(ScoringJob job, ScoringInput? input, CancellationToken cancellationToken)
    {
        try
        {
            if (input is null || await criteria.FindAsync(job.CriteriaVersionId, cancellationToken) is not { } asked)
                return current => Failed(current, ScoringErrors.ResumeEmpty, "The résumé is no longer there.");

            // The day of the submission, so that a job which is done again comes to the same.
            var cv = await reader.ReadAsync(input, DateOnly.FromDateTime(job.QueuedAt.UtcDateTime), cancellationToken);
            var assessment = await assessor.AssessAsync(asked, cv, cancellationToken);
            return assessment is { Outcome: AssessmentOutcome.Scored, Score: { } score }
                ? current => Completed(current, score, assessment)
                : current => Failed(current, ScoringErrors.ResumeParseFailed, assessment.Verdict);
        }
        catch (ResumeFetchException exception)
        {
            return current => Failed(current, exception.Code, exception.Message);
        }
        catch (UnreadableDocumentException exception)
        {
            return current => Failed(current, CodeOf(exception.Reason), exception.Message);
        }
        catch (JudgeException exception)
        {
            LogNoJudgement(exception, job.Id);
            return exception.Failure == JudgeFailure.Timeout
                ? current => Failed(current, ScoringErrors.Timeout, "Judging the résumé took too long.")
                : current => Failed(current, ScoringErrors.AiScoringFailed, "The résumé could not be judged.");
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or StoreUnavailableException))
        {
            // A fault of ours that this CV brings out. The next one may be fine, and trying this one again is not.
            LogFault(exception, job.Id);
            return current => Failed(current, ScoringErrors.AiScoringFailed, "The résumé could not be judged.");
        }
    }

    /// <summary>Ends a job, once: whoever comes second leaves it as it is. What it read is let go in any case.</summary>
    private async Task<ItemOutcome> EndAsync(string scoringJobId, Func<ScoringJob, ScoringJob> end, CancellationToken cancellationToken)
    {
        var job = await jobs.UpdateAsync(scoringJobId, current => current.HasEnded() ? null : end(current), cancellationToken);
        await ForgetInputAsync(scoringJobId, cancellationToken);
        return job is null ? ItemOutcome.Failure(scoringJobId, Erased) : OutcomeOf(job);
    }

    private async Task ForgetInputAsync(string scoringJobId, CancellationToken cancellationToken)
    {
        if (await inputs.FindAsync(scoringJobId, cancellationToken) is { Value: var input })
            await ForgetInputAsync(input, cancellationToken);
    }

    private async Task ForgetInputAsync(ScoringInput? input, CancellationToken cancellationToken)
    {
        if (input?.BlobKey is { } key)
            await blobs.DeleteAsync(key, cancellationToken);
        if (input is not null)
            await inputs.DeleteAsync(input.ScoringJobId, null, cancellationToken);
    }

    private static ItemOutcome OutcomeOf(ScoringJob job) => job.ErrorCode is { } code
        ? ItemOutcome.Failure(job.Id, code)
        : ItemOutcome.Success(job.Id);

    private ScoringJob Completed(ScoringJob job, int score, Assessing.Assessment assessment) => job with
    {
        Status = ScoringStates.Completed,
        Score = score,
        Assessment = new Assessment(assessment.Verdict, assessment.Strengths, assessment.Concerns, assessment.InterviewFocus),
        CompletedAt = time.GetUtcNow(),
    };

    private ScoringJob Failed(ScoringJob job, string code, string message) => job with
    {
        Status = ScoringStates.Failed,
        ErrorCode = code,
        ErrorMessage = message,
        FailedAt = time.GetUtcNow(),
    };

    private static string CodeOf(UnreadableReason reason) => reason switch
    {
        UnreadableReason.Empty or UnreadableReason.NoText => ScoringErrors.ResumeEmpty,
        UnreadableReason.Encrypted => ScoringErrors.ResumeEncrypted,
        UnreadableReason.Corrupted => ScoringErrors.ResumeCorrupted,
        UnreadableReason.TooLarge => ScoringErrors.ResumeTooLarge,
        _ => ScoringErrors.ResumeParseFailed,
    };

    [LoggerMessage(400, LogLevel.Error, "Scoring job {ScoringJobId} met a fault of ours")]
    private partial void LogFault(Exception exception, string scoringJobId);

    [LoggerMessage(401, LogLevel.Warning, "Scoring job {ScoringJobId} got no judgement")]
    private partial void LogNoJudgement(Exception exception, string scoringJobId);
}
