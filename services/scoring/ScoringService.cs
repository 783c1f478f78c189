using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Shortlist.Applications;
using Shortlist.Assessing;
using Shortlist.Assessing.Criteria;
using Shortlist.Assessing.Model;
using Shortlist.Batches;
using Shortlist.CvParsing;
using Shortlist.Documents;
using Shortlist.Scoring.Fetching;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Scoring;

/// <summary>The scoring service, for its own host and for <c>standalone</c>.</summary>
public static class ScoringService
{
    /// <summary>The queue of the scoring workers.</summary>
    internal const string Pool = "scoring";

    /// <summary>The queue of those who erase.</summary>
    internal const string ErasurePool = "scoring-erasure";

    /// <summary>The kind of a scoring batch.</summary>
    internal const string Kind = "Scoring";

    /// <summary>The kind of a scoring job that was submitted by itself.</summary>
    internal const string SingleKind = "ScoringJob";

    /// <summary>The kind of a deletion request.</summary>
    internal const string ErasureKind = "Erasure";

    internal const string SurfaceName = "nova";

    // Fetching waits for others' servers; what a CV costs in CPU is bounded where documents are read.
    private static readonly int JobsAtOnce = 4 * Environment.ProcessorCount;

    /// <summary>Adds what endpoints and workers need.</summary>
    public static IServiceCollection AddScoring(this IServiceCollection services)
    {
        services.AddBatches();
        services.AddApplications();
        services.AddDocumentReading();
        services.AddCvParsing();
        services.AddOptions<ScoringOptions>().BindConfiguration("Scoring").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FetchOptions>().BindConfiguration("Scoring:Fetch").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ModelOptions>().BindConfiguration(ModelOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<CriteriaGenerator>();
        services.TryAddSingleton<Assessor>();
        services.AddSingleton<IAssessor>(provider =>
            provider.GetRequiredService<IOptions<ModelOptions>>().Value is { IsOn: true } model
                ? new ModelAssessor(provider.GetRequiredService<Assessor>(), model)
                : provider.GetRequiredService<Assessor>());
        services.AddSingleton<CriteriaChanges>();
        services.AddSingleton<GenerateCriteria>();
        services.AddSingleton<CreateCriterion>();
        services.AddSingleton<UpdateCriterion>();
        services.AddSingleton<DeleteCriterion>();
        services.AddSingleton<ArchiveCriteria>();
        services.AddSingleton<CreateLibraryCriterion>();
        services.AddSingleton<UpdateLibraryCriterion>();
        services.AddSingleton<DeleteLibraryCriterion>();
        services.AddSingleton<IdempotentWriteCollection>();
        services.AddHostedService<IdempotencyExpiry>();
        services.AddSingleton<ResumeRules>();
        services.AddSingleton<UploadedResumes>();
        services.AddSingleton<Enrolment>();
        services.AddSingleton<Scheduling>();
        services.AddSingleton<SubmitBatch>();
        services.AddSingleton<SubmitJob>();
        services.AddSingleton<INetwork, SystemNetwork>();
        services.AddSingleton<ResumeFetcher>();
        services.AddSingleton<ResumeReader>();
        services.AddSingleton<CriteriaCache>();
        services.AddSingleton<ErasureRequests>();
        services.AddSingleton<RequestApplicationErasure>();
        services.AddSingleton<RequestTenantErasure>();
        return services;
    }

    /// <summary>Adds the scoring workers to the bus: four jobs at once for each processor, unless <c>Pools:scoring:Concurrency</c> says otherwise.</summary>
    public static void AddScoringConsumers(this IBusRegistrationConfigurator bus, IConfiguration configuration)
    {
        bus.AddPool<ScoringHandler>(Pool, JobsAtOnce, configuration);
        bus.AddPool<ErasureHandler>(ErasurePool, 1, configuration);
    }

    /// <summary>Maps the writing side of the Nova surface.</summary>
    public static void MapScoring(this IEndpointRouteBuilder app)
    {
        var nova = app.MapGroup("/v1").AddEndpointFilter(RefuseReaders);
        var job = nova.MapGroup("/jobs/{jobId}");
        job.MapPost("/scoring-batches", (string jobId, SubmitBatch submit, HttpContext context, NovaTenant tenant) =>
            submit.HandleAsync(jobId, context, tenant));
        job.MapPost(
            "/applications/{applicationId}/scoring-jobs",
            (string jobId, string applicationId, SubmitJob submit, HttpContext context, NovaTenant tenant) =>
                submit.HandleAsync(jobId, applicationId, context, tenant));
        job.MapDelete(
            "/applications/{applicationId}",
            (string jobId, string applicationId, RequestApplicationErasure erase, NovaTenant tenant, CancellationToken cancellationToken) =>
                erase.HandleAsync(jobId, applicationId, tenant, cancellationToken));
        nova.MapDelete(
            "/tenants/{tenantExternalId}",
            (string tenantExternalId, RequestTenantErasure erase, Caller caller, CancellationToken cancellationToken) =>
                erase.HandleAsync(tenantExternalId, caller, cancellationToken));
        MapCriteria(job.MapGroup("/criteria").AddEndpointFilter<RouteGroupBuilder, IdempotentWrites>());
        MapLibrary(nova.MapGroup("/criteria-library").AddEndpointFilter<RouteGroupBuilder, IdempotentWrites>());
    }

    private static void MapCriteria(RouteGroupBuilder criteria)
    {
        criteria.MapPost(
            "/generate",
            (string jobId, GenerateCriteria generate, HttpRequest request, NovaTenant tenant, CancellationToken cancellationToken) =>
                generate.HandleAsync(jobId, request, tenant, cancellationToken));
        criteria.MapDelete("", (string jobId, ArchiveCriteria archive, NovaTenant tenant, CancellationToken cancellationToken) =>
            archive.HandleAsync(jobId, tenant, cancellationToken));
        criteria.MapPost(
            "/items",
            (string jobId, CreateCriterion create, HttpRequest request, NovaTenant tenant, CancellationToken cancellationToken) =>
                create.HandleAsync(jobId, request, tenant, cancellationToken));
        criteria.MapPatch(
            "/items/{criterionId}",
            (string jobId, string criterionId, UpdateCriterion update, HttpRequest request, NovaTenant tenant, CancellationToken cancellationToken) =>
                update.HandleAsync(jobId, criterionId, request, tenant, cancellationToken));
        criteria.MapDelete(
            "/items/{criterionId}",
            (string jobId, string criterionId, DeleteCriterion delete, NovaTenant tenant, CancellationToken cancellationToken) =>
                delete.HandleAsync(jobId, criterionId, tenant, cancellationToken));
    }

    private static void MapLibrary(RouteGroupBuilder library)
    {
        library.MapPost("", (CreateLibraryCriterion create, HttpRequest request, NovaTenant tenant, CancellationToken cancellationToken) =>
            create.HandleAsync(request, tenant, cancellationToken));
        library.MapPatch(
            "/{id}",
            (string id, UpdateLibraryCriterion update, HttpRequest request, NovaTenant tenant, CancellationToken cancellationToken) =>
                update.HandleAsync(id, request, tenant, cancellationToken));
        library.MapDelete("/{id}", (string id, DeleteLibraryCriterion delete, NovaTenant tenant, CancellationToken cancellationToken) =>
            delete.HandleAsync(id, tenant, cancellationToken));
    }

    /// <summary>Keys of users who may only read do not write here either.</summary>
    private static ValueTask<object?> RefuseReaders(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.GetCaller().Role.Permits("nova:write")
            ? next(context)
            : ValueTask.FromResult<object?>(SurfaceError.Forbidden("The user that the key acts as may only read."));
}
