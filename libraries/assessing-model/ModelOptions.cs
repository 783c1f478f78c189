using System.Diagnostics.CodeAnalysis;

namespace Shortlist.Assessing.Model;

/// <summary>The model that judges. Without an endpoint there is none, and the rules judge alone.</summary>
public sealed class ModelOptions
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "Scoring:Model";

    /// <summary>Base URL of an API like OpenAI's, such as <c>https://models.example.com/v1</c>; null switches the model off.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Name of the model.</summary>
    public string Model { get; set; } = "";

    /// <summary>The key; many self-hosted servers take any.</summary>
    public string ApiKey { get; set; } = "none";

    /// <summary>How long one assessment may take, repeats included.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a request that failed for the moment is sent again.</summary>
    public int Retries { get; set; } = 1;

    /// <summary>The longest answer, in tokens.</summary>
    public int MostTokens { get; set; } = 8_000;

    /// <summary>Whether a model is configured.</summary>
    [MemberNotNullWhen(true, nameof(Endpoint))]
    public bool IsOn => Endpoint is not null && Model.Length > 0;
}
