using System.Text.Json;
using System.Text.Json.Nodes;
using Shortlist.FileParsing;
using Shortlist.FileParsing.Rendering;
using Shortlist.FileParsing.Selection;

namespace Shortlist.Files;

/// <summary>Parameters of <c>parse_v2</c>: which are known, and what they mean here.</summary>
public sealed record ParseParameters
{
    private static readonly string[] Tiers = ["fast", "cost_effective", "agentic", "agentic_plus"];
    private const int MostPages = 1_000_000;

    /// <summary>The tier, kept and shown; all tiers are read by the same rules here.</summary>
    public required string Tier { get; init; }

    /// <summary>What is to be read.</summary>
    public required ParseSettings Settings { get; init; }

    /// <summary>How Markdown is written.</summary>
    public required MarkdownStyle Style { get; init; }

    /// <summary>Whether the result is neither taken from nor kept for others.</summary>
    public required bool DisableCache { get; init; }

    /// <summary>
    /// Checks parameters and fills in defaults; faults are noted in the fields. Options of the dialect that mean nothing to a
    /// reader without models are kept as they are.
    /// </summary>
    public static JsonElement Normalize(JsonFields fields)
    {
        var tier = fields.Choice("tier", Tiers);
        var version = fields.Text("version", maxLength: 40, minLength: 1);
        fields.Flag("disable_cache");
        fields.Text("client_name");
        fields.Nested("agentic_options");
        fields.Nested("input_options");
        fields.Nested("processing_options");
        fields.Nested("processing_control");
        ReadPages(fields);
        ReadCrop(fields);
        var tables = fields.Nested("output_options")?.Nested("markdown") is { } markdown ? ReadMarkdown(markdown) : null;
        tables?.Flag("output_tables_as_markdown");
        WebhookFields.Refuse(fields);

        var normalized = JsonObject.Create(fields.Element)!;
        normalized["product_type"] = Products.Parse;
        normalized["tier"] = tier ?? "cost_effective";
        normalized["version"] = version ?? "latest";
        return JsonSerializer.SerializeToElement(normalized, FilesStoreJson.Default.JsonObject);
    }

    /// <summary>What checked parameters mean.</summary>
    public static ParseParameters Of(JsonElement normalized)
    {
        var fields = JsonFields.Of(normalized, "", [])!;
        var markdown = fields.Nested("output_options")?.Nested("markdown");
        return new ParseParameters
        {
            Tier = fields.Text("tier") ?? "cost_effective",
            Settings = new ParseSettings
            {
                MaxPages = ReadPages(fields).MaxPages,
                TargetPages = ReadPages(fields).TargetPages,
                CropBox = ReadCrop(fields),
            },
            Style = new MarkdownStyle(
                TablesAsHtml: markdown?.Nested("tables")?.Flag("output_tables_as_markdown") is false,
                Links: markdown?.Flag("annotate_links") ?? false),
            DisableCache = fields.Flag("disable_cache") ?? false,
        };
    }

    private static (int? MaxPages, string? TargetPages) ReadPages(JsonFields fields)
    {
        if (fields.Nested("page_ranges") is not { } ranges)
            return (null, null);
        var target = ranges.Text("target_pages", minLength: 1);
        if (target is not null && !PageSelection.TryRead(target, out _, out var fault))
            ranges.Fault("target_pages", $"Value error, {fault}", "value_error");
        return (ranges.Whole("max_pages", 1, MostPages), target);
    }

    private static CropBox? ReadCrop(JsonFields fields) => fields.Nested("crop_box") is { } crop
        ? new CropBox(crop.Ratio("left") ?? 0, crop.Ratio("top") ?? 0, crop.Ratio("right") ?? 1, crop.Ratio("bottom") ?? 1)
        : null;

    private static JsonFields? ReadMarkdown(JsonFields markdown)
    {
        markdown.Flag("annotate_links");
        return markdown.Nested("tables");
    }
}

/// <summary>Fields that ask for webhooks. None are sent on this surface yet, so asking for them is refused rather than forgotten.</summary>
public static class WebhookFields
{
    /// <summary>Notes a fault for each one that is not empty.</summary>
    public static void Refuse(JsonFields fields)
    {
        foreach (var name in new[] { "webhook_configurations", "webhook_configuration_ids" })
        {
            if (fields.List(name).Count > 0)
                fields.Fault(name, "Webhooks are not supported by this deployment", "value_error");
        }
    }
}
