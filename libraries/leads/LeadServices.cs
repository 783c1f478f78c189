using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Leads;

/// <summary>Registers the collections of leads and what is linked to them.</summary>
public static class LeadServices
{
    /// <summary>Adds them once, however many services of a process ask.</summary>
    public static IServiceCollection AddLeads(this IServiceCollection services)
    {
        services.AddIdentity();
        services.TryAddSingleton<LeadJsonCache>();
        services.TryAddSingleton<LeadCollection>();
        services.TryAddSingleton<CvReadingCollection>();
        services.TryAddSingleton<RoleCollection>();
        services.TryAddSingleton<BatchNameCollection>();
        services.TryAddSingleton<AuditCollection>();
        services.TryAddSingleton<ScreeningBatches>();
        return services;
    }
}
