using Shortlist.Hosting;
using Shortlist.Leads;
using Shortlist.Store;
using Shortlist.Surfaces;

namespace Shortlist.CvScreening;

/// <summary>
/// <c>DELETE /api/v1/sourcing/{id}</c>: the lead, what was read from its CV and the CV itself are gone, and with them its
/// place in its batch, organisations and roles; an audit entry a role remains.
/// </summary>
internal sealed class DeleteLead(
    LeadCollection leads, CvReadingCollection readings, AuditCollection audit, IBlobStore blobs, IIdGenerator ids, TimeProvider time)
{
    public async Task<IResult> HandleAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        if (await leads.FindVisibleAsync(id, caller, cancellationToken) is not { Value: var lead })
            return SurfaceError.NotFound();

        // Audit first and the lead last: stopped half-way, the lead is still there to be deleted again.
        await audit.InsertManyAsync(
            lead.Roles.Select(link => new AuditEntry(
                ids.Next().ToString("N"), lead.TenantId, "lead.deleted", lead.Id, link.RoleId, caller.UserId, time.GetUtcNow())),
            cancellationToken);
        await readings.DeleteAsync(id, null, cancellationToken);
        if (lead.Source?.BlobKey is { } blob)
            await blobs.DeleteAsync(blob, cancellationToken);
        await leads.DeleteAsync(id, null, cancellationToken);
        return Results.NoContent();
    }
}
