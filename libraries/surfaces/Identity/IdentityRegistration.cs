using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Shortlist.Surfaces.Identity;

/// <summary>Registers identity.</summary>
public static class IdentityRegistration
{
    /// <summary>Adds the identity collections, <see cref="ApiKeys"/> and <see cref="IdentitySeed"/>, over the registered store.</summary>
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TenantCollection>();
        services.TryAddSingleton<OrganizationCollection>();
        services.TryAddSingleton<UserCollection>();
        services.TryAddSingleton<ApiKeyCollection>();
        services.TryAddSingleton<ApiKeys>();
        services.TryAddSingleton<PartnerCollection>();
        services.TryAddSingleton<PartnerTokens>();
        services.TryAddSingleton<IdentitySeed>();
        return services;
    }
}
