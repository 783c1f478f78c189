using Shortlist.Applications;
using Shortlist.Batches;
using Shortlist.Surfaces;

namespace Shortlist.Scoring;

/// <summary>
/// <c>DELETE /v1/jobs/{jobId}/applications/{applicationId}</c>: 202 with a request that can be polled. Asking again while it is
/// at work gives the same request.
/// </summary>
internal sealed class RequestApplicationErasure(ApplicationCollection applications, ErasureRequests requests)
{
    public async Task<IResult> HandleAsync(string jobId, string applicationId, NovaTenant tenant, CancellationToken cancellationToken)
    {
        NamePart.Require(jobId, "jobId");
        NamePart.Require(applicationId, "applicationId");
        if (await applications.FindAsync(ApplicationCollection.IdOf(tenant.Id, jobId, applicationId), cancellationToken) is not { Value: var found })
            return SurfaceError.NotFound("There is no such application.");
        return await requests.TakeInAsync(
            DerivedId.Of("erase", found.Key.ToString("N")), tenant, DeletionTargets.Application, jobId, applicationId);
    }
}

/// <summary><c>DELETE /v1/tenants/{tenantExternalId}</c>: everything of a tenant, in the world of the key. 202 like the other.</summary>
internal sealed class RequestTenantErasure(NovaTenantCollection tenants, ErasureRequests requests)
{
    public async Task<IResult> HandleAsync(string tenantExternalId, Caller caller, CancellationToken cancellationToken)
    {
        var tenant = NovaTenant.Of(caller, NamePart.Require(tenantExternalId, "tenantExternalId"));
        if (await tenants.FindAsync(tenant.Id, cancellationToken) is not { Value: var found })
            return SurfaceError.NotFound("There is no such tenant.");
        return await requests.TakeInAsync(
            DerivedId.Of("erase", tenant.Id, found.CreatedAt.ToString("O", null)), tenant, DeletionTargets.Tenant, null, null);
    }
}

/// <summary>Takes deletion requests in, each as a batch of one, so that it is carried through whatever dies.</summary>
internal sealed class ErasureRequests(DeletionRequestCollection requests, BatchIntake intake, BatchCollection batches, TimeProvider time)
{
    /// <summary>Stores the request and hands it out; repeating it is harmless.</summary>
    public async Task<IResult> TakeInAsync(Guid id, NovaTenant tenant, string target, string? jobId, string? applicationId)
    {
        var request = new DeletionRequest
        {
            Id = NovaId.Of(id),
            Tenant = tenant,
            Target = target,
            JobId = jobId,
            ApplicationId = applicationId,
            RequestedAt = time.GetUtcNow(),
        };
        if (!await requests.InsertAsync(request, CancellationToken.None))
            request = (await requests.FindAsync(request.Id, CancellationToken.None))!.Value;

        var batch = await intake.BeginAsync(
            new NewBatch
            {
                Id = id,
                PublicId = request.Id,
                TenantId = tenant.Id,
                Surface = ScoringService.SurfaceName,
                Kind = ScoringService.ErasureKind,
                Pool = ScoringService.ErasurePool,
            },
            CancellationToken.None) ?? await batches.LoadAsync(id, CancellationToken.None);
        if (batch is { IsVisible: false })
            await intake.AcceptAsync(batch, [request.Id], sliceSize: 1, CancellationToken.None);
        return Answer.Of(
            StatusCodes.Status202Accepted,
            new DeletionRequestEnvelope(DeletionRequestBody.Of(request)),
            NovaJson.Default.DeletionRequestEnvelope);
    }
}
