using Microsoft.AspNetCore.Http;

namespace Shortlist.Surfaces;

/// <summary>Which surface a path belongs to. Nothing but the path decides, never the look of a token (api-surfaces.md X1).</summary>
public static class SurfaceTable
{
    // The longer prefix stands first where one lies inside another: LlamaIndex has a corner of TalentRay's /api/v1.
    private static readonly (PathString Prefix, Surface Surface)[] Prefixes =
    [
        ("/api/v1/beta", Surface.LlamaIndex),
        ("/api/v1", Surface.TalentRay),
        ("/api/admin", Surface.TalentRay),
        ("/api/public", Surface.TalentRay),
        ("/api/v2", Surface.LlamaIndex),
        ("/api/batches", Surface.Reach),
        ("/api/resources", Surface.Reach),
        ("/partner", Surface.Reach),
        ("/v1", Surface.Nova),
    ];

    private static readonly PathString[] LegacyTalentRay = ["/api/admin", "/api/public"];

    /// <summary>The surface of a path, or null for a path that belongs to none, such as <c>/health/live</c>.</summary>
    public static Surface? Of(PathString path)
    {
        foreach (var (prefix, surface) in Prefixes)
        {
            if (path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase))
                return surface;
        }

        return null;
    }

    /// <summary>Whether the path is of TalentRay's older part, whose errors are sentences instead of codes (api-surfaces.md §1.1).</summary>
    internal static bool IsLegacyTalentRay(PathString path) =>
        Array.Exists(LegacyTalentRay, prefix => path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));
}
