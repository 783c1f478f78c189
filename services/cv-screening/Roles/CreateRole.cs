using Shortlist.Assessing.Criteria;
using Shortlist.Hosting;
using Shortlist.Leads;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.CvScreening;

/// <summary>
/// <c>POST /api/v1/roles</c>, our extension (scope <c>roles:write</c>): a role that leads can be linked to. With <c>criteria</c>, or
/// with a <c>description</c> that they are made out of, the CVs of its leads are judged and show a <c>resumeFitScore</c>.
/// </summary>
internal sealed class CreateRole(
    RoleCollection roles, OrganizationCollection organizations, CriteriaGenerator generator, IIdGenerator ids, TimeProvider time)
{
    private const int MaxDescription = 50_000;

    public async Task<IResult> HandleAsync(HttpRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await LeadFields.ReadAsync(request, cancellationToken);
        if (fields is null)
            return refusal!;

        var now = time.GetUtcNow();
        var organizationId = fields.Required("organizationId");
        var description = fields.LongText("description", MaxDescription);
        var criteria = fields.Criteria("criteria");
        var role = new Role
        {
            Id = $"role_{ids.Next():N}",
            TenantId = caller.TenantId,
            Name = fields.Required("name") ?? "",
            OrganizationId = organizationId ?? "",
            Status = fields.Optional("status") ?? "Open",
            Department = fields.Optional("department"),
            Location = fields.Optional("location"),
            WorkType = fields.Optional("workType"),
            Criteria = criteria ?? (description is null || fields.Faults.Count > 0 ? [] : Generated(fields.Required("name"), description)),
            CreatedAt = now,
            UpdatedAt = now,
        };
        List<FieldError> faults = [.. fields.Faults];
        if (!string.IsNullOrEmpty(organizationId) && !await organizations.ExistsForAsync(caller, organizationId, cancellationToken))
            faults.Add(new("organizationId", "there is no such organization"));
        if (faults.Count > 0)
            return SurfaceError.BadRequest("The role is not valid.", faults);
        await roles.InsertAsync(role, cancellationToken);
        return Results.Json(RoleBody.Of(role), TalentRayJson.Default.RoleBody, statusCode: StatusCodes.Status201Created);
    }

    private List<RoleCriterion> Generated(string? title, string description) =>
    [
        .. generator.Generate(title, description)
            .Select(criterion => new RoleCriterion(criterion.Text, RoleFit.ToWire(criterion.Importance))),
    ];
}
