using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shortlist.Assessing;
using Shortlist.Assessing.Criteria;
using Shortlist.Batches;
using Shortlist.CvParsing;
using Shortlist.Documents;
using Shortlist.Leads;
using Shortlist.Surfaces;

namespace Shortlist.CvScreening;

/// <summary>The CV-screening service, for its own host and for <c>standalone</c>.</summary>
public static class CvScreeningService
{
    /// <summary>The queue of the screening workers.</summary>
    internal const string Pool = "cv-screening";

    internal const string Kind = "CvScreening";

    internal const string SurfaceName = "talent-ray";

    /// <summary>Adds what endpoints and workers need.</summary>
    public static IServiceCollection AddCvScreening(this IServiceCollection services)
    {
        services.AddBatches();
        services.AddLeads();
        services.AddOptions<UploadOptions>().BindConfiguration("Uploads").ValidateDataAnnotations().ValidateOnStart();
        services.AddDocumentReading();
        services.AddCvParsing();
        services.TryAddSingleton<CriteriaGenerator>();
        services.TryAddSingleton<Assessor>();
        services.AddSingleton<RoleFit>();
        services.AddSingleton<SubmitBatch>();
        services.AddSingleton<CancelBatch>();
        services.AddSingleton<CreateLead>();
        services.AddSingleton<UpdateLead>();
        services.AddSingleton<DeleteLead>();
        services.AddSingleton<CreateRole>();
        return services;
    }

    /// <summary>Adds the screening workers to the bus: four times as many at once as the machine has processors, for they wait for the disk, unless <c>Pools:cv-screening:Concurrency</c> says otherwise.</summary>
    public static void AddCvScreeningConsumers(this IBusRegistrationConfigurator bus, IConfiguration configuration) =>
        bus.AddPool<CvScreeningHandler>(Pool, 4 * Environment.ProcessorCount, configuration);

    /// <summary>Maps the writing side of the TalentRay surface.</summary>
    public static void MapCvScreening(this IEndpointRouteBuilder app)
    {
        var batches = app.MapGroup("/api/v1/cv-screening/batches").RequireScope("cv-screening:write");
        batches.MapPost("", (SubmitBatch submit, HttpContext context, Caller caller) => submit.HandleAsync(context, caller));
        batches.MapPost("/{batchId}/cancel", (string batchId, CancelBatch cancel, Caller caller, CancellationToken cancellationToken) =>
            cancel.HandleAsync(batchId, caller, cancellationToken));

        var sourcing = app.MapGroup("/api/v1/sourcing").RequireScope("sourcing:write");
        sourcing.MapPost("", (CreateLead create, HttpRequest request, Caller caller, CancellationToken cancellationToken) =>
            create.HandleAsync(request, caller, cancellationToken));
        sourcing.MapPatch("/{id}", (string id, UpdateLead update, HttpRequest request, Caller caller, CancellationToken cancellationToken) =>
            update.HandleAsync(id, request, caller, cancellationToken));
        sourcing.MapDelete("/{id}", (string id, DeleteLead delete, Caller caller, CancellationToken cancellationToken) =>
            delete.HandleAsync(id, caller, cancellationToken));

        app.MapGroup("/api/v1/roles").RequireScope("roles:write")
            .MapPost("", (CreateRole create, HttpRequest request, Caller caller, CancellationToken cancellationToken) =>
                create.HandleAsync(request, caller, cancellationToken));
    }
}
