using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Shortlist.Client.Nova;
using Shortlist.Client.Reach;
using Shortlist.Client.TalentRay;

namespace Shortlist.Client.Http;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TalentRayEnvelope))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(CvBatch))]
[JsonSerializable(typeof(Page<CvBatchSummary>))]
[JsonSerializable(typeof(Page<PotentialCandidate>))]
[JsonSerializable(typeof(Page<Role>))]
[JsonSerializable(typeof(NewLead))]
[JsonSerializable(typeof(LeadUpdate))]
[JsonSerializable(typeof(CvReading))]
[JsonSerializable(typeof(NewRole))]
[JsonSerializable(typeof(NewApiKey))]
[JsonSerializable(typeof(AdminResult<CreatedApiKey>))]
[JsonSerializable(typeof(AdminResult<ApiKeyInfo>))]
[JsonSerializable(typeof(Page<ApiKeyInfo>))]
[JsonSerializable(typeof(UsagePage))]
[JsonSerializable(typeof(NovaEnvelope))]
[JsonSerializable(typeof(NewScoringBatch))]
[JsonSerializable(typeof(NewScoringJob))]
[JsonSerializable(typeof(SubmittedBatch))]
[JsonSerializable(typeof(ScoringBatchPage))]
[JsonSerializable(typeof(ScoringJobAnswer))]
[JsonSerializable(typeof(JobContext))]
[JsonSerializable(typeof(JobCriteria))]
[JsonSerializable(typeof(CriteriaVersions))]
[JsonSerializable(typeof(CriterionFields))]
[JsonSerializable(typeof(CriterionChange))]
[JsonSerializable(typeof(LibraryCriterionAnswer))]
[JsonSerializable(typeof(CriteriaLibrary))]
[JsonSerializable(typeof(DeletionRequestAnswer))]
[JsonSerializable(typeof(RateLimitStatus))]
[JsonSerializable(typeof(RecordList))]
[JsonSerializable(typeof(RecordDeletion))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(NewSchema))]
[JsonSerializable(typeof(SchemaUpdate))]
[JsonSerializable(typeof(ReachResult<AcceptedBatch>))]
[JsonSerializable(typeof(ReachResult<DeletionForecast>))]
[JsonSerializable(typeof(ReachResult<Record>))]
[JsonSerializable(typeof(ReachResult<ReachPage<Record>>))]
[JsonSerializable(typeof(ReachResult<RecordBatch>))]
[JsonSerializable(typeof(ReachResult<ReachPage<RecordBatch>>))]
[JsonSerializable(typeof(ReachResult<Schema>))]
[JsonSerializable(typeof(ReachResult<ReachPage<Schema>>))]
internal sealed partial class ClientJson : JsonSerializerContext
{
    /// <summary>How a type is written and read.</summary>
    public static JsonTypeInfo<T> Of<T>() => Default.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
        ?? LlamaIndexJson.Default.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
        ?? throw new NotSupportedException($"{typeof(T).Name} is not listed in {nameof(ClientJson)}.");
}
