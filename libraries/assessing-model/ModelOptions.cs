using System.ComponentModel.DataAnnotations;
using Shortlist.ChatModels;

namespace Shortlist.Assessing.Model;

/// <summary>The model that judges. Without an endpoint there is none, and the rules judge alone.</summary>
public sealed class ModelOptions : ChatModelOptions
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "Scoring:Model";

    /// <summary>The longest answer, in tokens. Default 8,000.</summary>
    [Range(100, 1_000_000)]
    public int MostTokens { get; set; } = 8_000;
}
