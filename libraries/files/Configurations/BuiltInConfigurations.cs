using System.Collections.Frozen;
using System.Text.Json;

namespace Shortlist.Files;

/// <summary>Configurations that every project has, one for each parse tier (api-surfaces.md §4.2).</summary>
internal static class BuiltInConfigurations
{
    private static readonly FrozenDictionary<string, string> Tiers = new[] { "fast", "cost_effective", "agentic", "agentic_plus" }
        .ToFrozenDictionary(tier => $"cfg-PARSE_{tier.ToUpperInvariant()}", StringComparer.Ordinal);

    /// <summary>The built-in configuration of this id, or null.</summary>
    public static JobConfiguration? Find(Project project, string id)
    {
        if (!Tiers.TryGetValue(id, out var tier))
            return null;
        using var parameters = JsonDocument.Parse($$"""{"product_type":"parse_v2","tier":"{{tier}}","version":"latest"}""");
        return new JobConfiguration
        {
            Id = id,
            TenantId = project.TenantId,
            ProjectId = project.Id,
            Name = id,
            Product = Products.Parse,
            Parameters = parameters.RootElement.Clone(),
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        };
    }
}
