namespace Shortlist.Surfaces.Identity;

/// <summary>The scopes that keys can carry.</summary>
public static class Scopes
{
    /// <summary>
    /// TalentRay's taxonomy (api-surfaces.md §1.1) and our extension <c>cv-screening:write</c>, which uploads need (T8).
    /// </summary>
    public static IReadOnlyList<string> TalentRay { get; } =
    [
        "candidates:read", "candidates:write", "cv-screening:read", "cv-screening:write", "pipeline:read",
        "roles:read", "roles:write", "sourcing:read", "sourcing:write", "tests:read",
    ];

    /// <summary>Every scope of a surface; the surfaces without scopes have none.</summary>
    public static IReadOnlyList<string> Of(Surface surface) => surface is Surface.TalentRay ? TalentRay : [];
}
