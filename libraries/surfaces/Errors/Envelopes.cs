using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shortlist.Surfaces;

internal sealed record TalentRayEnvelope(
    string Error,
    string? Message,
    IReadOnlyList<string>? Details,
    IReadOnlyList<string>? RequiredScopes,
    IReadOnlyList<string>? GrantedScopes);

internal sealed record LegacyTalentRayEnvelope(string Error);

internal sealed record NovaEnvelope(
    string Type,
    string Code,
    int Status,
    string Message,
    bool Retryable,
    string TraceId,
    IReadOnlyList<NovaDetail>? Details);

internal sealed record NovaDetail(string Field, string Code, string Message);

internal sealed record ReachEnvelope(bool Success, string Message, IReadOnlyList<string>? Errors);

internal sealed record LlamaIndexEnvelope(string Detail);

internal sealed record LlamaIndexFieldsEnvelope(IReadOnlyList<LlamaIndexField> Detail);

internal sealed record LlamaIndexField(IReadOnlyList<string> Loc, string Msg, string Type);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TalentRayEnvelope))]
[JsonSerializable(typeof(LegacyTalentRayEnvelope))]
[JsonSerializable(typeof(NovaEnvelope))]
[JsonSerializable(typeof(ReachEnvelope))]
[JsonSerializable(typeof(LlamaIndexEnvelope))]
[JsonSerializable(typeof(LlamaIndexFieldsEnvelope))]
internal sealed partial class EnvelopeJson : JsonSerializerContext;
