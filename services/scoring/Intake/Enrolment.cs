using Shortlist.Applications;
using Shortlist.Batches;
using Shortlist.Hosting;

namespace Shortlist.Scoring;

/// <summary>
/// Finds the applications that a submission names, or makes them, each with the scoring job that it has by its identity
/// (api-surfaces.md §2.4, N5, N6). Ids of scoring jobs and batches are derived from what is random in the applications: a
/// submission that is repeated, also at the same time or after a crash half-way, comes upon the same ones.
/// </summary>
internal sealed class Enrolment(
    ApplicationCollection applications, ScoringJobCollection jobs, ScoringInputCollection inputs, IIdGenerator ids, TimeProvider time)
{
    /// <summary>The id of the scoring job that an application's attempt stands for.</summary>
    public static string JobIdOf(Guid applicationKey, string criteriaVersionId, int attempt) => NovaId.Of(
        DerivedId.Of(applicationKey.ToString("N"), criteriaVersionId, attempt.ToString("D", null)));

    /// <summary>The batch of a set of applications.</summary>
    public static Guid BatchIdOf(NovaTenant tenant, string jobId, IEnumerable<Application> members) => DerivedId.Of(
        [tenant.Id, "batch", jobId, .. members.Select(member => member.Key.ToString("N")).Order(StringComparer.Ordinal)]);

    /// <summary>The applications of these names, in the order of the names; those that are new are made, to be judged by the version given.</summary>
    public async Task<IReadOnlyList<Application>> EnrolAsync(
        NovaTenant tenant, string jobId, string criteriaVersionId, IReadOnlyList<string> applicationIds, CancellationToken cancellationToken)
    {
        var known = await FindAsync(tenant, jobId, applicationIds, cancellationToken);
        List<Application> made = [.. applicationIds.Where(id => !known.ContainsKey(id)).Select(New)];
        if (made.Count > 0)
        {
            var inserted = await applications.InsertManyAsync(made, cancellationToken);
            if (inserted == made.Count)
                made.ForEach(application => known[application.ApplicationId] = application);
            else
                known = await FindAsync(tenant, jobId, applicationIds, cancellationToken);
        }

        return [.. applicationIds.Select(id => known[id])];

        Application New(string applicationId)
        {
            var key = ids.Next();
            return new Application
            {
                Key = key,
                TenantId = tenant.Id,
                JobId = jobId,
                ApplicationId = applicationId,
                Attempts = [new(JobIdOf(key, criteriaVersionId, attempt: 0), criteriaVersionId, IsRescore: false)],
            };
        }
    }

    /// <summary>
    /// The newest scoring jobs of the applications; those that are not there are made, and belong to the batch given. What a job
    /// reads is stored before it: nobody finds a job without.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, ScoringJob>> JobsAsync(
        IReadOnlyList<Application> members, Func<Application, ScoringInput> inputOf, Guid batchId, CancellationToken cancellationToken)
    {
        var found = await jobs.FindManyAsync([.. members.Select(member => member.Newest().ScoringJobId)], cancellationToken);
        var known = found.ToDictionary(each => each.Value.Id, each => each.Value, StringComparer.Ordinal);
        List<Application> without = [.. members.Where(member => !known.ContainsKey(member.Newest().ScoringJobId))];
        if (without.Count == 0)
            return known;

        var now = time.GetUtcNow();
        List<ScoringJob> made =
        [
            .. without.Select(member => new ScoringJob
            {
                Id = member.Newest().ScoringJobId,
                TenantId = member.TenantId,
                JobId = member.JobId,
                ApplicationId = member.ApplicationId,
                CriteriaVersionId = member.Newest().CriteriaVersionId,
                IsRescore = member.Newest().IsRescore,
                QueuedAt = now,
                BatchId = batchId,
            }),
        ];
        await inputs.InsertManyAsync(without.Select(inputOf), cancellationToken);
        if (await jobs.InsertManyAsync(made, cancellationToken) < made.Count)
        {
            var stored = await jobs.FindManyAsync([.. made.Select(job => job.Id)], cancellationToken);
            made = [.. stored.Select(each => each.Value)];
        }

        foreach (var job in made)
            known[job.Id] = job;
        return known;
    }

    private async Task<Dictionary<string, Application>> FindAsync(
        NovaTenant tenant, string jobId, IReadOnlyList<string> applicationIds, CancellationToken cancellationToken)
    {
        var found = await applications.FindManyAsync(
            [.. applicationIds.Select(id => ApplicationCollection.IdOf(tenant.Id, jobId, id))], cancellationToken);
        return found.ToDictionary(each => each.Value.ApplicationId, each => each.Value, StringComparer.Ordinal);
    }
}
