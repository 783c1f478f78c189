using MassTransit;
using Shortlist.Batches;
using Shortlist.Records;
using Shortlist.Surfaces;

namespace Shortlist.Ingest.Records;

/// <summary>Partner records: the writing side of the Reach surface and its workers.</summary>
public static class RecordsService
{
    /// <summary>Adds what endpoints and workers need.</summary>
    public static IServiceCollection AddRecords(this IServiceCollection services)
    {
        services.AddBatches();
        services.AddRecordCollections();
        services.AddOptions<RecordOptions>().BindConfiguration("Records").ValidateDataAnnotations().ValidateOnStart();
        services.AddRecordWork();
        services.AddSingleton<RecordIntake>();
        services.AddSingleton<IngestRecords>();
        services.AddSingleton<DeleteRecords>();
        services.AddSingleton<PutRecord>();
        services.AddSingleton<DefineSchema>();
        services.AddHostedService<PendingSweeper>();
        return services;
    }

    /// <summary>Adds the workers to the bus: as many slices at once as the machine has processors, unless <c>Pools:records:Concurrency</c> says otherwise.</summary>
    public static void AddRecordConsumers(this IBusRegistrationConfigurator bus, IConfiguration configuration)
    {
        bus.AddPool<RecordHandler>(RecordBatch.Pool, Environment.ProcessorCount, configuration);
        bus.AddConsumer<RemoveInput>().Endpoint(endpoint => endpoint.Name = "records-input");
    }

    /// <summary>Maps the writing side of the surface.</summary>
    public static void MapRecords(this IEndpointRouteBuilder app)
    {
        var resources = app.MapGroup("/api/resources/{schema}");
        resources.MapPost("", (string schema, PutRecord put, HttpRequest request, Caller caller, CancellationToken cancellationToken) =>
            put.HandleAsync(schema, request, caller, cancellationToken));
        resources.MapPost("/batch", (string schema, IngestRecords ingest, HttpRequest request, Caller caller) =>
            ingest.PostAsync(schema, request, caller));
        resources.MapPatch("/batch", (string schema, IngestRecords ingest, HttpRequest request, Caller caller) =>
            ingest.PatchAsync(schema, request, caller));
        resources.MapDelete("/batch", (string schema, DeleteRecords delete, HttpRequest request, Caller caller) =>
            delete.HandleAsync(schema, request, caller));
        resources.MapPost("/batch-delete", (string schema, DeleteRecords delete, HttpRequest request, Caller caller) =>
            delete.HandleAsync(schema, request, caller));

        var definitions = app.MapGroup("/partner/schema-definitions");
        definitions.MapPost("", (DefineSchema define, HttpRequest request, Caller caller, CancellationToken cancellationToken) =>
            define.CreateAsync(request, caller, cancellationToken));
        definitions.MapPost("/{idOrName}", (string idOrName, DefineSchema define, HttpRequest request, Caller caller, CancellationToken cancellationToken) =>
            define.UpdateAsync(idOrName, request, caller, cancellationToken));
    }

    /// <summary>Adds what works on slices and on what waits, over the registered store.</summary>
    internal static IServiceCollection AddRecordWork(this IServiceCollection services) => services
        .AddSingleton<BatchContexts>()
        .AddSingleton<RecordEvents>()
        .AddSingleton<SliceStandings>()
        .AddSingleton<ReferenceClaims>()
        .AddSingleton<DeletionClaims>()
        .AddSingleton<ReleaseJudge>()
        .AddSingleton<Releases>()
        .AddSingleton<Referrers>()
        .AddSingleton<Deletions>()
        .AddSingleton<DeletionForecasts>()
        .AddSingleton<SliceWriter>();
}
