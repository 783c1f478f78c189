using Shortlist.Hosting;
using Shortlist.Leads;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.CvScreening;

/// <summary>
/// <c>POST /api/v1/sourcing</c>: a lead made by hand, linked to an organisation. <c>roleId</c> links it to a role besides, our
/// extension.
/// </summary>
internal sealed class CreateLead(
    LeadCollection leads, RoleCollection roles, OrganizationCollection organizations, IIdGenerator ids, TimeProvider time)
{
    public async Task<IResult> HandleAsync(HttpRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await LeadFields.ReadAsync(request, cancellationToken);
        if (fields is null)
            return refusal!;

        var now = time.GetUtcNow();
        var organizationId = fields.Required("organizationId");
        var roleId = fields.Optional("roleId");
        var lead = new Lead
        {
            Id = $"pc_{ids.Next():N}",
            TenantId = caller.TenantId,
            FullName = fields.Required("fullName") ?? "",
            Email = fields.Email("email"),
            ContactEmail = fields.Email("contactEmail"),
            Phone = fields.Phone("phone"),
            Summary = fields.Summary("summary"),
            Skills = fields.Texts("skills"),
            Status = fields.Optional("status") ?? LeadStatuses.Uploaded,
            Organizations = [new(organizationId ?? "", "Pool")],
            CreatedAt = now,
            UpdatedAt = now,
        };

        List<FieldError> faults = [.. fields.Faults];
        if (!string.IsNullOrEmpty(organizationId) && !await organizations.ExistsForAsync(caller, organizationId, cancellationToken))
            faults.Add(new("organizationId", "there is no such organization"));
        if (roleId is not null)
        {
            var role = await roles.FindVisibleAsync(roleId, caller, cancellationToken);
            if (role?.OrganizationId == organizationId && role is not null)
                lead = lead with { Roles = [new(role.Id, role.Name, role.OrganizationId, "Assigned", -1, -1)] };
            else
                faults.Add(new("roleId", "there is no such role in the organization"));
        }

        if (faults.Count > 0)
            return SurfaceError.BadRequest("The lead is not valid.", faults);
        await leads.InsertAsync(lead, cancellationToken);
        return Results.Json(
            PotentialCandidate.Of(lead), TalentRayJson.Default.PotentialCandidate, statusCode: StatusCodes.Status201Created);
    }
}
