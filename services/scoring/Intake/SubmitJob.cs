using Microsoft.Extensions.Options;
using Shortlist.Applications;
using Shortlist.Surfaces;

namespace Shortlist.Scoring;

/// <summary>
/// <c>POST /v1/jobs/{jobId}/applications/{applicationId}/scoring-jobs</c>: one application to be scored. 202 with its scoring job,
/// the one that is there when it was submitted before (api-surfaces.md §2.4). Asked to score it again, there is one job for
/// each version of the criteria; one that failed makes room for another try.
/// </summary>
internal sealed class SubmitJob(
    CriteriaBookCollection books,
    CriteriaVersionCollection versions,
    NovaTenantCollection tenants,
    ApplicationCollection applications,
    ScoringJobCollection jobs,
    Enrolment enrolment,
    Scheduling scheduling,
    ResumeRules rules,
    UploadedResumes uploads,
    IOptions<ScoringOptions> options,
    TimeProvider time)
{
    public async Task<IResult> HandleAsync(string jobId, string applicationId, HttpContext context, NovaTenant tenant)
    {
        NamePart.Require(jobId, "jobId");
        NamePart.Require(applicationId, "applicationId");
        var (fields, form) = await SubmissionForm.ReadAsync(context.Request, tenant, uploads, context.RequestAborted);
        try
        {
            Submission.CheckJob(fields);
            Submission.CheckApplicationData(fields);
            var rescore = Submission.ReadRescore(fields);
            var submitted = new SubmittedApplication(applicationId, Submission.ReadResume(fields));
            fields.ThrowIfFaulty();
            if (rules.Check(submitted, form.Files) is { } rejected)
                return Refusal(rejected);

            var version = await VersionAsync(tenant, jobId, rescore?.CriteriaVersionId, context.RequestAborted);

            // From here on a client that leaves changes nothing: the submission is complete.
            var job = await TakeInAsync(tenant, jobId, version, rescore is not null, submitted, form);
            return Answer.Of(
                StatusCodes.Status202Accepted, new ScoringJobEnvelope(ScoringJobBody.Of(job)), NovaJson.Default.ScoringJobEnvelope);
        }
        finally
        {
            await form.EndAsync(uploads);
        }
    }

    private static SurfaceError Refusal(RejectedApplication rejected) => rejected.Code == "VALIDATION_ERROR"
        ? NovaErrors.Invalid(rejected.Message, new FieldError("resume", rejected.Message, rejected.Reason))
        : NovaErrors.Unprocessable(
            rejected.Code.ToLowerInvariant(), rejected.Message, new FieldError("resume", rejected.Message, rejected.Reason));

    private async Task<string> VersionAsync(NovaTenant tenant, string jobId, string? pinned, CancellationToken cancellationToken)
    {
        if (pinned is null)
            return await CriteriaInForce.RequireAsync(books, versions, tenant, jobId, cancellationToken);
        return await books.FindAsync(tenant, jobId, cancellationToken) is { Value: var book } && book.Find(pinned) is not null
            && await versions.FindAsync(pinned, cancellationToken) is { Value.Criteria.Count: > 0 }
            ? pinned
            : throw new SurfaceRefusedException(NovaErrors.CriteriaNotFound());
    }

    private async Task<ScoringJob> TakeInAsync(
        NovaTenant tenant, string jobId, string versionId, bool isRescore, SubmittedApplication submitted, SubmissionForm form)
    {
        await tenants.EnsureAsync(tenant, time, CancellationToken.None);
        while (true)
        {
            var enrolled = await enrolment.EnrolAsync(tenant, jobId, versionId, [submitted.ApplicationId], CancellationToken.None);
            var application = enrolled[0];
            var wanted = await WantedAsync(application, versionId, isRescore);
            if (wanted is not null)
            {
                var stored = await applications.UpdateAsync(
                    ApplicationCollection.IdOf(tenant.Id, jobId, submitted.ApplicationId),
                    current => current.Key == application.Key && current.Attempts.Count == application.Attempts.Count
                        ? current with { Attempts = [.. current.Attempts, wanted] }
                        : null,
                    CancellationToken.None);

                // Another one came first, or it was erased: what is wanted now may be something else.
                if (stored?.Newest() != wanted)
                    continue;
                application = stored;
            }
            else if (isRescore)
            {
                application = application with { Attempts = [OfVersion(application, versionId)!] };
            }

            return await ScheduleAsync(tenant, application, submitted, form);
        }
    }

    /// <summary>The attempt that has to be added; null when one that is there will do.</summary>
    private async Task<ScoringAttempt?> WantedAsync(Application application, string versionId, bool isRescore)
    {
        var current = isRescore ? OfVersion(application, versionId) : application.Newest();
        if (current is not null)
        {
            if (await jobs.FindAsync(current.ScoringJobId, CancellationToken.None) is not { Value: { Status: ScoringStates.Failed } failed })
                return null;
            var tries = application.Attempts.Count(attempt => attempt.CriteriaVersionId == current.CriteriaVersionId);
            if (!isRescore && (!ScoringErrors.IsTransient(failed.ErrorCode) || tries > options.Value.MaxResubmissions))
                return null;
        }

        var version = current?.CriteriaVersionId ?? versionId;
        return new(Enrolment.JobIdOf(application.Key, version, application.Attempts.Count), version, isRescore);
    }

    /// <summary>The newest attempt by a version of the criteria.</summary>
    private static ScoringAttempt? OfVersion(Application application, string versionId) =>
        application.Attempts.LastOrDefault(attempt => attempt.CriteriaVersionId == versionId);

    private async Task<ScoringJob> ScheduleAsync(
        NovaTenant tenant, Application application, SubmittedApplication submitted, SubmissionForm form)
    {
        var scoringJobId = application.Newest().ScoringJobId;
        var known = await jobs.FindAsync(scoringJobId, CancellationToken.None);
        if (known is { Value: var there }
            && (there.HasEnded() || await scheduling.IsAcceptedAsync(there.BatchId, CancellationToken.None)))
        {
            return there;
        }

        var batch = await scheduling.BeginAsync(
            tenant, Scheduling.BatchIdOf(scoringJobId), scoringJobId, ScoringService.SingleKind, submitted.Resume.Text is not null, CancellationToken.None);
        var made = await enrolment.JobsAsync(
            [application],
            member => ResumeInputs.Of(member, submitted.Resume, form.Files),
            batch.CorrelationId,
            CancellationToken.None);
        await scheduling.AcceptAsync(batch, [scoringJobId], CancellationToken.None);
        return made[scoringJobId];
    }
}
