using Shortlist.Applications;
using Shortlist.Hosting;
using Shortlist.Surfaces;

namespace Shortlist.Scoring;

/// <summary>
/// Changes the criteria of a job, which always means a new version: the one in force is never touched, so that scores keep
/// what they were made by.
/// </summary>
internal sealed class CriteriaChanges(
    CriteriaBookCollection books,
    CriteriaVersionCollection versions,
    NovaTenantCollection tenants,
    IIdGenerator ids,
    TimeProvider time)
{
    /// <summary>The most criteria of a version.</summary>
    public const int MostCriteria = 50;

    /// <summary>The longest text of a criterion.</summary>
    public const int MaxTextLength = 1000;

    /// <summary>A new criterion's id.</summary>
    public string NewCriterionId() => $"crit_{NovaId.Of(ids.Next())}";

    /// <summary>
    /// Puts a new version in force, made from the one in force. Of two changes at the same time one sees the other's version.
    /// </summary>
    /// <param name="tenant">Whose job it is.</param>
    /// <param name="jobId">The job.</param>
    /// <param name="change">Gets the criteria in force, null when there are none, and returns the next ones; may run more than once.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SurfaceRefusedException">From <paramref name="change"/>, or the version would hold too many criteria.</exception>
    public async Task<CriteriaBody> ChangeAsync(
        NovaTenant tenant,
        string jobId,
        Func<IReadOnlyList<Criterion>?, IEnumerable<Criterion>> change,
        CancellationToken cancellationToken)
    {
        await tenants.EnsureAsync(tenant, time, cancellationToken);
        while (true)
        {
            var found = await books.FindAsync(tenant, jobId, cancellationToken);
            var book = found?.Value ?? new CriteriaBook { TenantId = tenant.Id, JobId = jobId, Editions = [] };
            var inForce = book.Active() is { } active ? await versions.FindAsync(active.Id, cancellationToken) : null;
            var next = new CriteriaVersion
            {
                Id = NovaId.Of(ids.Next()),
                TenantId = tenant.Id,
                JobId = jobId,
                Criteria = Ordered(change(inForce?.Value.Criteria)),
            };

            // The version first: a book never names one that is not there.
            await versions.InsertAsync(next, cancellationToken);
            var changed = book.Add(next.Id, time.GetUtcNow());
            var isStored = found is null
                ? await books.InsertAsync(changed, cancellationToken)
                : await books.ReplaceAsync(changed, found.Version, cancellationToken);
            if (isStored)
                return new(CriteriaVersionBody.Of(changed.Editions[^1]), next.Criteria);
            await versions.DeleteAsync(next.Id, null, cancellationToken);
        }
    }

    /// <summary>Puts the version in force out of it. False when there is none.</summary>
    public async Task<bool> ArchiveAsync(NovaTenant tenant, string jobId, CancellationToken cancellationToken)
    {
        var archived = false;
        await books.UpdateAsync(
            CriteriaBookCollection.IdOf(tenant.Id, jobId),
            book =>
            {
                archived = book.Active() is not null;
                return archived ? book.Archive(time.GetUtcNow()) : null;
            },
            cancellationToken);
        return archived;
    }

    private static List<Criterion> Ordered(IEnumerable<Criterion> criteria)
    {
        List<Criterion> ordered = [.. criteria.Select((criterion, index) => criterion with { Order = index })];
        return ordered.Count <= MostCriteria
            ? ordered
            : throw new SurfaceRefusedException(NovaErrors.Invalid(
                $"A job has {MostCriteria} criteria at the most.", new FieldError("criteria", $"must not be more than {MostCriteria}", "too_many")));
    }
}

/// <summary>Fields that criteria of jobs and of the library share.</summary>
internal static class CriterionFields
{
    /// <summary>The text, which must be there.</summary>
    public static string CriterionText(this JsonFields fields) => fields.Required("text", CriteriaChanges.MaxTextLength).Trim();

    /// <summary>The importance; null when it is absent.</summary>
    public static string? Importance(this JsonFields fields)
    {
        if (!fields.Has("importance"))
            return null;
        var text = fields.Optional("importance", maxLength: 100);
        if (text is null)
            return null;
        if (Importances.Parse(text) is { } importance)
            return importance;
        fields.Fault("importance", $"must be {Importances.MustHave} or {Importances.NiceToHave}");
        return null;
    }

    /// <summary>The importance, which must be there.</summary>
    public static string RequiredImportance(this JsonFields fields)
    {
        if (!fields.Has("importance"))
            fields.Fault("importance", "is required", "required");
        return fields.Importance() ?? Importances.MustHave;
    }
}
