using Shortlist.Leads;
using Shortlist.Surfaces;

namespace Shortlist.CvScreening;

/// <summary>
/// <c>PATCH /api/v1/sourcing/{id}</c>. Fields that are named change, null removes those that can be empty, and a CV that is
/// still being read leaves them alone from then on. Changing <c>status</c> never reopens or closes a batch (api-surfaces.md T1).
/// </summary>
internal sealed class UpdateLead(LeadCollection leads, TimeProvider time)
{
    private static readonly string[] Editable = ["fullName", "status", "email", "contactEmail", "phone", "summary", "skills"];

    public async Task<IResult> HandleAsync(string id, HttpRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await LeadFields.ReadAsync(request, cancellationToken);
        if (fields is null)
            return refusal!;
        string[] named = [.. Editable.Where(fields.Has)];
        if (named.Length == 0)
        {
            return SurfaceError.BadRequest(
                "Nothing to change.", new FieldError("body", $"names none of {string.Join(", ", Editable)}"));
        }

        var fullName = fields.Has("fullName") ? fields.Required("fullName") : null;
        var status = fields.Has("status") ? fields.Required("status") : null;
        var email = fields.Email("email");
        var contactEmail = fields.Email("contactEmail");
        var phone = fields.Phone("phone");
        var summary = fields.Summary("summary");
        var skills = fields.Texts("skills");
        if (fields.Faults.Count > 0)
            return SurfaceError.BadRequest("The change is not valid.", fields.Faults);

        if (await leads.FindVisibleAsync(id, caller, cancellationToken) is null)
            return SurfaceError.NotFound();
        var stored = await leads.UpdateAsync(
            id,
            lead => lead with
            {
                FullName = fullName ?? lead.FullName,
                Status = status ?? lead.Status,
                Email = fields.Has("email") ? email : lead.Email,
                ContactEmail = fields.Has("contactEmail") ? contactEmail : lead.ContactEmail,
                Phone = fields.Has("phone") ? phone : lead.Phone,
                Summary = fields.Has("summary") ? summary : lead.Summary,
                Skills = fields.Has("skills") ? skills : lead.Skills,
                Edited = [.. lead.Edited.Union(named, StringComparer.Ordinal)],
                UpdatedAt = time.GetUtcNow(),
            },
            cancellationToken);
        return stored is null
            ? SurfaceError.NotFound()
            : Results.Json(PotentialCandidate.Of(stored), TalentRayJson.Default.PotentialCandidate);
    }
}
