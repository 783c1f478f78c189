using System.Text.Json.Serialization;

namespace Shortlist.Assessing.Model;

/// <summary>What is sent.</summary>
internal sealed record ModelCase(IReadOnlyList<ModelCriterion> Criteria, string Cv);

/// <summary>A criterion as it is sent; how much it counts is none of the model's business.</summary>
internal sealed record ModelCriterion(string Id, string Text);

/// <summary>What comes back.</summary>
internal sealed record ModelAnswer([property: JsonRequired] IReadOnlyList<ModelVerdict> Criteria);

/// <summary>A judged criterion as it comes back.</summary>
internal sealed record ModelVerdict(
    [property: JsonRequired] string Id,
    [property: JsonRequired] CriterionVerdict Verdict,
    [property: JsonRequired] IReadOnlyList<string> Quotes,
    [property: JsonRequired] string Reason);

/// <summary>The JSON of both.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true, MaxDepth = 8)]
[JsonSerializable(typeof(ModelCase))]
[JsonSerializable(typeof(ModelAnswer))]
internal sealed partial class ModelJson : JsonSerializerContext;
