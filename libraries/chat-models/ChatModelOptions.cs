using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;

namespace Shortlist.ChatModels;

/// <summary>Where a language model is. Without an endpoint there is none, and nothing leaves the machine.</summary>
public class ChatModelOptions : IValidatableObject
{
    /// <summary>Base URL of an API like OpenAI's, such as <c>http://localhost:11434/v1</c>; null switches the model off.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The model's name; required with an endpoint.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its key; servers of one's own often want none.</summary>
    public string ApiKey { get; set; } = "none";

    /// <summary>How long one answer may take, repeats included. Default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:30:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a request that failed for the moment is sent again. Default 1.</summary>
    [Range(0, 10)]
    public int Retries { get; set; } = 1;

    /// <summary>Whether a model is configured.</summary>
    [MemberNotNullWhen(true, nameof(Endpoint))]
    public bool IsOn => Endpoint is not null;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is { IsAbsoluteUri: false })
            yield return new("Endpoint must be an absolute URL.", [nameof(Endpoint)]);
        if (IsOn && string.IsNullOrWhiteSpace(Name))
            yield return new("Name must be given with Endpoint.", [nameof(Name)]);
        if (string.IsNullOrEmpty(ApiKey))
            yield return new("ApiKey must not be empty.", [nameof(ApiKey)]);
    }
}
