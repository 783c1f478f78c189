using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Cli.Admin;

/// <summary>
/// <c>shortlist tenant add</c>: a tenant with an organisation, an admin and the admin's first key, with which all further keys
/// can be made over the API. May be repeated; what is there stays, and another key is made.
/// </summary>
internal static class TenantCommand
{
    public static Command Create()
    {
        var data = AdminStore.DataOption();
        var id = new Option<string>("--id") { Description = "The tenant's id, such as tenant_acme.", Required = true };
        var name = new Option<string>("--name") { Description = "Its name, for people.", Required = true };
        var organization = new Option<string>("--organization") { Description = "Id of its first organization, such as org_acme.", Required = true };
        var user = new Option<string>("--user") { Description = "Mail address of its first admin.", Required = true };
        foreach (var option in new[] { id, organization })
        {
            option.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<string>() is { } value && !value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
                    result.AddError($"{option.Name} may hold letters, digits, _ and - only.");
            });
        }

        var add = new Command("add", "Make a tenant, its first organization, admin and key.") { data, id, name, organization, user };
        add.SetAction((result, cancellationToken) => AdminStore.UseAsync(result.GetValue(data)!, services => AddAsync(
            services,
            result.GetRequiredValue(id),
            result.GetRequiredValue(name),
            result.GetRequiredValue(organization),
            result.GetRequiredValue(user),
            cancellationToken)));
        return new Command("tenant", "Tenants of an installation.") { add };
    }

    private static async Task<int> AddAsync(
        IServiceProvider services, string id, string name, string organization, string mail, CancellationToken cancellationToken)
    {
        var seed = services.GetRequiredService<IdentitySeed>();
        await seed.EnsureTenantAsync(id, name, cancellationToken);
        await seed.EnsureOrganizationAsync(organization, id, name, cancellationToken);
        var userId = $"user_{id}_admin";
        await seed.EnsureUserAsync(userId, id, mail, UserRole.Admin, [organization], cancellationToken);
        var key = await seed.EnsureKeyAsync(
            new NewApiKey
            {
                Surface = Surface.TalentRay,
                TenantId = id,
                UserId = userId,
                Name = "First key",
                Scopes = Scopes.TalentRay,
            },
            known: null,
            cancellationToken);
        Console.WriteLine($"tenant        {id}");
        Console.WriteLine($"organization  {organization}");
        Console.WriteLine($"user          {userId}");
        Console.WriteLine($"key           {key}   (shown once)");
        return 0;
    }
}
