using System.ComponentModel.DataAnnotations;
using Shortlist.ChatModels;

namespace Shortlist.Extraction.Models;

/// <summary>
/// A language model that is asked for what the rules left open. Without an endpoint none is asked and nothing leaves the machine.
/// </summary>
public sealed class ModelOptions : ChatModelOptions
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "Extraction:Model";

    /// <summary>Characters of a document that are sent. Default 60,000.</summary>
    [Range(1_000, 2_000_000)]
    public int MaxCharacters { get; set; } = 60_000;
}
