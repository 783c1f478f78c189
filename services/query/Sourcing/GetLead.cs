using Shortlist.Leads;
using Shortlist.Surfaces;

namespace Shortlist.Query;

/// <summary><c>GET /api/v1/sourcing/{id}</c>.</summary>
internal static class GetLead
{
    public static async Task<IResult> HandleAsync(string id, Caller caller, LeadCollection leads, CancellationToken cancellationToken) =>
        await leads.FindVisibleAsync(id, caller, cancellationToken) is { } found
            ? Results.Json(PotentialCandidate.Of(found.Value), TalentRayJson.Default.PotentialCandidate)
            : SurfaceError.NotFound();
}

/// <summary>
/// <c>GET /api/v1/sourcing/{id}/cv</c>, our extension: all that was read from the lead's CV, each field with page, line and
/// quote, so that a person can check it. 404 until it was read.
/// </summary>
internal static class GetLeadCv
{
    public static async Task<IResult> HandleAsync(
        string id, Caller caller, LeadCollection leads, CvReadingCollection readings, CancellationToken cancellationToken) =>
        await leads.FindVisibleAsync(id, caller, cancellationToken) is not null
        && await readings.FindAsync(id, cancellationToken) is { } reading
            ? Results.Json(reading.Value, TalentRayJson.Default.CvReading)
            : SurfaceError.NotFound();
}
