using Shortlist.Applications;
using Shortlist.Batches;
using Shortlist.Files;
using Shortlist.Leads;
using Shortlist.Surfaces;

namespace Shortlist.Query;

/// <summary>The query service, for its own host and for <c>standalone</c>.</summary>
public static class QueryService
{
    /// <summary>Adds what the reads need. The service sends nothing, so it has no bus.</summary>
    public static IServiceCollection AddQuery(this IServiceCollection services)
    {
        services.AddLeads();
        services.AddApplications();
        services.AddBatchReads();
        services.AddFileCollections();
        services.AddSingleton<DownloadLinks>();
        services.AddReachReads();
        return services;
    }

    /// <summary>Maps the reading side of every surface.</summary>
    public static void MapQuery(this IEndpointRouteBuilder app)
    {
        var batches = app.MapGroup("/api/v1/cv-screening/batches").RequireScope("cv-screening:read");
        batches.MapRead("", ListScreeningBatches.HandleAsync);
        batches.MapRead("/{batchId}", GetScreeningBatch.HandleAsync);

        var sourcing = app.MapGroup("/api/v1/sourcing").RequireScope("sourcing:read");
        sourcing.MapRead("", ListLeads.HandleAsync);
        sourcing.MapRead("/{id}", GetLead.HandleAsync);
        sourcing.MapRead("/{id}/cv", GetLeadCv.HandleAsync);

        var roles = app.MapGroup("/api/v1/roles").RequireScope("roles:read");
        roles.MapRead("", ListRoles.HandleAsync);
        roles.MapRead("/{id}", GetRole.HandleAsync);

        app.MapRead("/api/v1/me", GetMe.HandleAsync);
        app.MapReachReads();

        app.MapLlamaIndex();
        app.MapNova();
    }
}
