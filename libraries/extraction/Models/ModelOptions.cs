using System.ComponentModel.DataAnnotations;

namespace Shortlist.Extraction.Models;

/// <summary>
/// A language model that is asked for what the rules left open; section <c>Extraction:Model</c>. Without an endpoint none is asked and
/// nothing leaves the machine.
/// </summary>
public sealed class ModelOptions
{
    /// <summary>The address of an OpenAI-compatible API, such as <c>http://localhost:11434/v1</c>; null for no model.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Its key; servers of one's own often want none.</summary>
    public string ApiKey { get; set; } = "none";

    /// <summary>The model's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>How long one answer may take. Default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Characters of a document that are sent. Default 60,000.</summary>
    [Range(1_000, 2_000_000)]
    public int MaxCharacters { get; set; } = 60_000;
}
