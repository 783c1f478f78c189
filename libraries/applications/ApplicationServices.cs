using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Shortlist.Applications;

/// <summary>Registers the collections of applications and what belongs to them.</summary>
public static class ApplicationServices
{
    /// <summary>Adds them once, however many services of a process ask.</summary>
    public static IServiceCollection AddApplications(this IServiceCollection services)
    {
        services.TryAddSingleton<NovaTenantCollection>();
        services.TryAddSingleton<CriteriaBookCollection>();
        services.TryAddSingleton<CriteriaVersionCollection>();
        services.TryAddSingleton<LibraryCollection>();
        services.TryAddSingleton<ApplicationCollection>();
        services.TryAddSingleton<ScoringJobCollection>();
        services.TryAddSingleton<ScoringInputCollection>();
        services.TryAddSingleton<ScoringBatchCollection>();
        services.TryAddSingleton<ScoringBatches>();
        services.TryAddSingleton<DeletionRequestCollection>();
        return services;
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CriteriaVersion))]
[JsonSerializable(typeof(CriteriaBook))]
[JsonSerializable(typeof(LibraryCriterion))]
[JsonSerializable(typeof(NovaTenantDocument))]
[JsonSerializable(typeof(Application))]
[JsonSerializable(typeof(ScoringJob))]
[JsonSerializable(typeof(ScoringInput))]
[JsonSerializable(typeof(ScoringBatch))]
[JsonSerializable(typeof(DeletionRequest))]
internal sealed partial class ApplicationJson : JsonSerializerContext;
