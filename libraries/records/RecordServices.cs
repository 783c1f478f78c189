using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Shortlist.Records;

/// <summary>Registers the collections of records and their schemas.</summary>
public static class RecordServices
{
    /// <summary>Adds them once, however many services of a process ask.</summary>
    public static IServiceCollection AddRecordCollections(this IServiceCollection services)
    {
        services.TryAddSingleton<SchemaCollection>();
        services.TryAddSingleton<SchemaVersionCollection>();
        services.TryAddSingleton<SchemaCatalog>();
        services.TryAddSingleton<RecordCollection>();
        services.TryAddSingleton<PendingCollection>();
        services.TryAddSingleton<ReferenceClaimCollection>();
        services.TryAddSingleton<DeletionClaimCollection>();
        return services;
    }
}
