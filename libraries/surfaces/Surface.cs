using System.Text.Json.Serialization;

namespace Shortlist.Surfaces;

/// <summary>One of the public dialects: its routes, credentials, JSON shapes and error envelope.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Surface>))]
public enum Surface
{
    /// <summary>CV screening and sourcing, <c>/api/v1</c> (api-surfaces.md §1).</summary>
    [JsonStringEnumMemberName("talentRay")]
    TalentRay,

    /// <summary>Scoring of applications, <c>/v1</c> (api-surfaces.md §2).</summary>
    [JsonStringEnumMemberName("nova")]
    Nova,

    /// <summary>Partner records, <c>/api/resources</c> and its neighbours (api-surfaces.md §3).</summary>
    [JsonStringEnumMemberName("reach")]
    Reach,

    /// <summary>Files parsed and extracted, <c>/api/v2</c> and <c>/api/v1/beta</c> (api-surfaces.md §4).</summary>
    [JsonStringEnumMemberName("llamaIndex")]
    LlamaIndex,
}
