using System.Text.Json;
using System.Text.Json.Nodes;
using Shortlist.FileParsing;
using Shortlist.FileParsing.Selection;

namespace Shortlist.Files;

/// <summary>What one result of an extraction stands for.</summary>
public enum ExtractionTarget
{
    /// <summary>One object for the document.</summary>
    Document,

    /// <summary>One for each page.</summary>
    Page,

    /// <summary>One for each row of its tables.</summary>
    TableRow,
}

/// <summary>Parameters of <c>extract_v2</c>: which are known, and what they mean here.</summary>
public sealed record ExtractParameters
{
    private static readonly string[] Tiers = ["cost_effective", "agentic", "agentic_plus", "turbo"];
    private static readonly string[] ParseTiers = ["fast", "cost_effective", "agentic", "agentic_plus"];
    private static readonly string[] Targets = ["per_doc", "per_page", "per_table_row"];
    private const int MostPages = 1_000_000;

    /// <summary>The schema to fill.</summary>
    public required JsonElement Schema { get; init; }

    /// <summary>What a result stands for.</summary>
    public required ExtractionTarget Target { get; init; }

    /// <summary>The tier, kept and shown.</summary>
    public required string Tier { get; init; }

    /// <summary>What is to be read.</summary>
    public required ParseSettings Settings { get; init; }

    /// <summary>Whether each value comes with where it was found.</summary>
    public required bool CiteSources { get; init; }

    /// <summary>Whether each value comes with how sure it is.</summary>
    public required bool ConfidenceScores { get; init; }

    /// <summary>Whether the result is neither taken from nor kept for others.</summary>
    public required bool DisableCache { get; init; }

    /// <summary>What the caller wants a model told, where one is configured.</summary>
    public string? SystemPrompt { get; init; }

    /// <summary>Checks parameters and fills in defaults; faults are noted in the fields.</summary>
    public static JsonElement Normalize(JsonFields fields)
    {
        if (fields.RequiredNested("data_schema") is { } schema)
            DataSchema.Check(schema);
        var target = fields.Choice("extraction_target", Targets);
        var tier = fields.Choice("tier", Tiers);
        var version = fields.Text("version", maxLength: 40, minLength: 1);
        fields.Choice("parse_tier", ParseTiers);
        fields.Text("parse_config_id");
        fields.Text("system_prompt", maxLength: 20_000);
        fields.Flag("cite_sources");
        fields.Flag("confidence_scores");
        fields.Flag("disable_cache");
        fields.Whole("max_pages", 1, MostPages);
        if (fields.Text("target_pages", minLength: 1) is { } pages && !PageSelection.TryRead(pages, out _, out var fault))
            fields.Fault("target_pages", $"Value error, {fault}", "value_error");

        var normalized = JsonObject.Create(fields.Element)!;
        normalized["product_type"] = Products.Extract;
        normalized["extraction_target"] = target ?? Targets[0];
        normalized["tier"] = tier ?? Tiers[0];
        normalized["version"] = version ?? "latest";
        return JsonSerializer.SerializeToElement(normalized, FilesStoreJson.Default.JsonObject);
    }

    /// <summary>What checked parameters mean.</summary>
    public static ExtractParameters Of(JsonElement normalized)
    {
        var fields = JsonFields.Of(normalized, "", [])!;
        return new ExtractParameters
        {
            Schema = normalized.GetProperty("data_schema"),
            Target = (ExtractionTarget)Array.IndexOf(Targets, fields.Text("extraction_target") ?? Targets[0]),
            Tier = fields.Text("tier") ?? Tiers[0],
            Settings = new ParseSettings { MaxPages = fields.Whole("max_pages", 1, MostPages), TargetPages = fields.Text("target_pages") },
            CiteSources = fields.Flag("cite_sources") ?? false,
            ConfidenceScores = fields.Flag("confidence_scores") ?? false,
            DisableCache = fields.Flag("disable_cache") ?? false,
            SystemPrompt = fields.Text("system_prompt", maxLength: 20_000),
        };
    }
}
