using Shortlist.Leads;
using Shortlist.Surfaces;

namespace Shortlist.Query;

/// <summary><c>GET /api/v1/sourcing/{id}</c>, with what screening its CV came to (our extension).</summary>
internal static class GetLead
{
    public static async Task<IResult> HandleAsync(
        string id, Caller caller, LeadCollection leads, CvReadingCollection readings, CancellationToken cancellationToken)
    {
        if (await leads.FindVisibleAsync(id, caller, cancellationToken) is not { } found)
            return SurfaceError.NotFound();

        var reading = found.Value.Source is null ? null : await readings.FindAsync(id, cancellationToken);
        var body = PotentialCandidate.Of(found.Value) with { Screening = reading is null ? null : LeadScreening.Of(reading.Value) };
        return Results.Json(body, TalentRayJson.Default.PotentialCandidate);
    }
}

/// <summary>
/// <c>GET /api/v1/sourcing/{id}/cv</c>, our extension: all that was read from the lead's CV, each field with page, line, box
/// and quote, so that a person can check it. 404 until it was read.
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
