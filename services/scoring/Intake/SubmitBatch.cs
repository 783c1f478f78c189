using Microsoft.Extensions.Options;
using Shortlist.Applications;
using Shortlist.Surfaces;

namespace Shortlist.Scoring;

/// <summary>
/// <c>POST /v1/jobs/{jobId}/scoring-batches</c>: applications to be scored. 202 with the batch. The same set of applications gives
/// the batch that is there; applications that are in other batches join with the scoring jobs they have (api-surfaces.md N5, N6).
/// </summary>
internal sealed class SubmitBatch(
    CriteriaBookCollection books,
    CriteriaVersionCollection versions,
    NovaTenantCollection tenants,
    ScoringBatchCollection scoringBatches,
    ScoringBatches pages,
    Enrolment enrolment,
    Scheduling scheduling,
    ResumeRules rules,
    UploadedResumes uploads,
    IOptions<ScoringOptions> options,
    TimeProvider time)
{
    public async Task<IResult> HandleAsync(string jobId, HttpContext context, NovaTenant tenant)
    {
        NamePart.Require(jobId, "jobId");
        var (fields, form) = await SubmissionForm.ReadAsync(context.Request, tenant, uploads, context.RequestAborted);
        try
        {
            var submitted = Read(fields);
            var criteria = await CriteriaInForce.RequireAsync(books, versions, tenant, jobId, context.RequestAborted);
            var rejected = submitted.Select(application => rules.Check(application, form.Files)).OfType<RejectedApplication>().ToList();
            if (rejected.Count == submitted.Count)
                return NothingLeft(rejected);

            // From here on a client that leaves changes nothing: the submission is complete.
            var batch = await TakeInAsync(
                tenant, jobId, criteria, submitted.Where(each => !rejected.Exists(other => other.ApplicationId == each.ApplicationId)), rejected, form);
            return await AnswerAsync(batch, CancellationToken.None);
        }
        finally
        {
            await form.EndAsync(uploads);
        }
    }

    private List<SubmittedApplication> Read(JsonFields fields)
    {
        Submission.CheckJob(fields);
        if (!fields.Has("applications"))
            fields.Fault("applications", "is required", "required");
        var members = fields.Objects("applications", options.Value.MaxApplications) ?? [];
        if (fields.Has("applications") && !fields.IsFaulty && members.Count == 0)
            fields.Fault("applications", "must hold at least one application", "required");

        var submitted = new List<SubmittedApplication>(members.Count);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, member) in members.Index())
        {
            var applicationId = member.Required("applicationId", NovaTenant.MaxNameLength);
            if (applicationId.Length > 0 && NamePart.FaultOf(applicationId) is { } fault && !fields.IsFaulty)
                member.Fault("applicationId", fault);
            if (applicationId.Length > 0 && !places.TryAdd(applicationId, index))
            {
                member.Fault(
                    "applicationId", $"is the same in applications[{places[applicationId]}] and applications[{index}]", "duplicate");
            }

            Submission.CheckApplicationData(member);
            submitted.Add(new(applicationId, Submission.ReadResume(member)));
        }

        fields.ThrowIfFaulty();
        return submitted;
    }

    private async Task<ScoringBatch> TakeInAsync(
        NovaTenant tenant,
        string jobId,
        string criteriaVersionId,
        IEnumerable<SubmittedApplication> accepted,
        IReadOnlyList<RejectedApplication> rejected,
        SubmissionForm form)
    {
        await tenants.EnsureAsync(tenant, time, CancellationToken.None);
        var byId = accepted.OrderBy(each => each.ApplicationId, StringComparer.Ordinal)
            .ToDictionary(each => each.ApplicationId, StringComparer.Ordinal);
        var members = await enrolment.EnrolAsync(tenant, jobId, criteriaVersionId, [.. byId.Keys], CancellationToken.None);
        var batchId = Enrolment.BatchIdOf(tenant, jobId, members);
        var publicId = NovaId.Of(batchId);

        var isText = byId.Values.All(each => each.Resume.Text is not null);
        var received = await scheduling.BeginAsync(tenant, batchId, publicId, ScoringService.Kind, isText, CancellationToken.None);
        if (received.IsVisible)
            return (await scoringBatches.FindAsync(publicId, CancellationToken.None))!.Value;

        await enrolment.JobsAsync(
            members,
            member => ResumeInputs.Of(member, byId[member.ApplicationId].Resume, form.Files),
            batchId,
            CancellationToken.None);
        var batch = new ScoringBatch
        {
            Id = publicId,
            BatchId = batchId,
            TenantId = tenant.Id,
            JobId = jobId,
            Members = [.. members.Select(member => new BatchMember(member.Newest().ScoringJobId))],
            Rejected = rejected,
            CreatedAt = received.CreatedAt,
        };
        if (!await scoringBatches.InsertAsync(batch, CancellationToken.None))
            batch = (await scoringBatches.FindAsync(publicId, CancellationToken.None))!.Value;
        await scheduling.AcceptAsync(received, batch.Members.Select(member => member.ScoringJobId), CancellationToken.None);
        return batch;
    }

    private async Task<IResult> AnswerAsync(ScoringBatch batch, CancellationToken cancellationToken)
    {
        var page = await pages.PageAsync(batch, cancellationToken);
        var accepted = page.ScoringJobs
            .Select(job => new AcceptanceBody(job.ApplicationId, job.Id))
            .OrderBy(each => each.ApplicationId, StringComparer.Ordinal)
            .ToList();
        return Answer.Of(
            StatusCodes.Status202Accepted,
            new SubmittedBatchBody(page.Batch, [.. accepted.Select(each => each.ScoringJobId)], accepted, page.RejectedApplications),
            NovaJson.Default.SubmittedBatchBody);
    }

    private static SurfaceError NothingLeft(IReadOnlyList<RejectedApplication> rejected) => NovaErrors.Unprocessable(
        "validation_error",
        "None of the applications can be scored.",
        [.. rejected.Select(each => new FieldError(each.ApplicationId, each.Message, each.Code.ToLowerInvariant()))]);
}

/// <summary>The criteria that a submission is judged by.</summary>
internal static class CriteriaInForce
{
    /// <summary>The version in force of a job.</summary>
    /// <exception cref="SurfaceRefusedException">404: there is none, or it asks for nothing (api-surfaces.md N8).</exception>
    public static async Task<string> RequireAsync(
        CriteriaBookCollection books,
        CriteriaVersionCollection versions,
        NovaTenant tenant,
        string jobId,
        CancellationToken cancellationToken)
    {
        var active = await books.FindAsync(tenant, jobId, cancellationToken) is { } book ? book.Value.Active() : null;
        return active is not null && await versions.FindAsync(active.Id, cancellationToken) is { Value.Criteria.Count: > 0 }
            ? active.Id
            : throw new SurfaceRefusedException(NovaErrors.CriteriaNotFound("The job has no criteria to score applications by."));
    }
}

/// <summary>What scoring jobs read.</summary>
internal static class ResumeInputs
{
    /// <summary>The input of an application's newest scoring job.</summary>
    public static ScoringInput Of(Application application, ResumeSource resume, IReadOnlyDictionary<string, SubmittedFile> files)
    {
        var file = resume.File is { } name ? files[name] : null;
        return new ScoringInput
        {
            ScoringJobId = application.Newest().ScoringJobId,
            TenantId = application.TenantId,
            Text = resume.Text,
            Url = resume.Url,
            BlobKey = file?.Blob?.Key,
            FileName = file?.FileName,
        };
    }
}
