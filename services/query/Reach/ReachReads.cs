using Shortlist.Records;
using Shortlist.Surfaces;

namespace Shortlist.Query;

/// <summary>The reading side of the Reach surface.</summary>
internal static class ReachReads
{
    public static IServiceCollection AddReachReads(this IServiceCollection services) => services
        .AddRecordCollections()
        .AddSingleton<ReachBatches>();

    public static void MapReachReads(this IEndpointRouteBuilder app)
    {
        app.MapRead("/api/batches", ListRecordBatches.HandleAsync);
        app.MapRead("/api/batches/{batchId}", GetRecordBatch.HandleAsync);
        app.MapRead("/api/resources/{schema}", ReadRecords.ListAsync);
        app.MapRead("/api/resources/{schema}/{externalId}", ReadRecords.GetAsync);
        app.MapRead("/partner/schema-definitions", ReadSchemas.ListAsync);
        app.MapRead("/partner/schema-definitions/{idOrName}", ReadSchemas.GetAsync);
    }
}
