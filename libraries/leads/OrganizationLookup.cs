using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Leads;

/// <summary>Organisations as a caller sees them.</summary>
public static class OrganizationLookup
{
    /// <summary>Whether there is such an organisation for the caller; one of another tenant, or not theirs, does not exist.</summary>
    public static async Task<bool> ExistsForAsync(
        this OrganizationCollection organizations, Caller caller, string id, CancellationToken cancellationToken) =>
        caller.Sees(id)
        && await organizations.FindAsync(id, cancellationToken) is { Value: var organization }
        && organization.TenantId == caller.TenantId;
}
