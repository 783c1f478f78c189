using Shortlist.Applications;
using Shortlist.Store;
using Shortlist.Surfaces;

namespace Shortlist.Query;

/// <summary>
/// <c>GET /v1/jobs/{jobId}/criteria</c> and <c>…/criteria/versions/current</c>: the criteria in force;
/// <c>…/criteria/versions/{criteriaVersionId}</c>: those of any version.
/// </summary>
internal static class GetCriteria
{
    public static async Task<IResult> InForceAsync(
        string jobId, NovaTenant tenant, CriteriaBookCollection books, CriteriaVersionCollection versions, CancellationToken cancellationToken) =>
        await AnswerAsync(
            await books.FindAsync(tenant, jobId, cancellationToken) is { Value: var book } ? book.Active() : null, versions, cancellationToken);

    public static async Task<IResult> VersionAsync(
        string jobId,
        string criteriaVersionId,
        NovaTenant tenant,
        CriteriaBookCollection books,
        CriteriaVersionCollection versions,
        CancellationToken cancellationToken) =>
        await AnswerAsync(
            await books.FindAsync(tenant, jobId, cancellationToken) is { Value: var book } ? book.Find(criteriaVersionId) : null,
            versions,
            cancellationToken);

    private static async Task<IResult> AnswerAsync(
        CriteriaEdition? edition, CriteriaVersionCollection versions, CancellationToken cancellationToken) =>
        edition is not null && await versions.FindAsync(edition.Id, cancellationToken) is { Value: var version }
            ? Results.Json(new CriteriaBody(CriteriaVersionBody.Of(edition), version.Criteria), NovaJson.Default.CriteriaBody)
            : NovaErrors.CriteriaNotFound();
}

/// <summary><c>GET /v1/jobs/{jobId}/criteria/versions</c>: every version, newest first; none when the job never had criteria.</summary>
internal static class ListCriteriaVersions
{
    public static async Task<IResult> HandleAsync(
        string jobId, NovaTenant tenant, CriteriaBookCollection books, CancellationToken cancellationToken)
    {
        var editions = await books.FindAsync(tenant, jobId, cancellationToken) is { Value: var book } ? book.Editions : [];
        return Results.Json(
            new CriteriaVersionsBody([.. editions.Reverse().Select(CriteriaVersionBody.Of)]), NovaJson.Default.CriteriaVersionsBody);
    }
}

/// <summary><c>GET /v1/criteria-library</c>: newest first; <c>category</c> filters.</summary>
internal static class ListLibrary
{
    private const int MostCriteria = 1000;

    public static async Task<IResult> HandleAsync(
        HttpRequest request, NovaTenant tenant, LibraryCollection library, CancellationToken cancellationToken)
    {
        List<Condition> conditions = [Where.Equal("tenant", tenant.Id)];
        if (request.Query["category"] is [{ Length: > 0 } category])
            conditions.Add(Where.Equal("category", category));
        var found = await library.QueryAsync(
            new Store.Query
            {
                Conditions = conditions,
                OrderBy = [new SortKey("created_at", Descending: true)],
                Take = MostCriteria,
            },
            cancellationToken);
        return Results.Json(
            new LibraryBody([.. found.Select(each => LibraryCriterionBody.Of(each.Value))]), NovaJson.Default.LibraryBody);
    }
}

/// <summary><c>GET /v1/criteria-library/{id}</c>.</summary>
internal static class GetLibraryCriterion
{
    public static async Task<IResult> HandleAsync(
        string id, NovaTenant tenant, LibraryCollection library, CancellationToken cancellationToken) =>
        await library.FindAsync(tenant, id, cancellationToken) is { } criterion
            ? Results.Json(new LibraryCriterionEnvelope(LibraryCriterionBody.Of(criterion)), NovaJson.Default.LibraryCriterionEnvelope)
            : NovaErrors.LibraryCriterionNotFound();
}

/// <summary><c>GET /v1/deletion-requests/{id}</c>: how far it is. Asked without a tenant: the one it is about may be gone.</summary>
internal static class GetDeletionRequest
{
    public static async Task<IResult> HandleAsync(
        string id, Caller caller, DeletionRequestCollection requests, CancellationToken cancellationToken) =>
        await requests.FindAsync(id, cancellationToken) is { Value: var request }
        && request.Tenant.PartnerId == caller.TenantId && request.Tenant.Environment == caller.Environment
            ? Results.Json(new DeletionRequestEnvelope(DeletionRequestBody.Of(request)), NovaJson.Default.DeletionRequestEnvelope)
            : SurfaceError.NotFound("There is no such deletion request.");
}
