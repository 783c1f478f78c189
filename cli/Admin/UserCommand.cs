using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Cli.Admin;

/// <summary><c>shortlist user add</c>: a user of a tenant, for whom an admin can make keys over the API.</summary>
internal static class UserCommand
{
    public static Command Create()
    {
        var data = AdminStore.DataOption();
        var id = new Option<string>("--id") { Description = "The user's id, such as user_kim.", Required = true };
        var tenant = new Option<string>("--tenant") { Description = "The tenant.", Required = true };
        var mail = new Option<string>("--mail") { Description = "Mail address.", Required = true };
        var role = new Option<UserRole>("--role") { Description = "Admin, Employer or HiringManager.", DefaultValueFactory = _ => UserRole.Employer };
        var organizations = new Option<string[]>("--organization")
        {
            Description = "An organization the user belongs to, made when missing; may be repeated.",
            DefaultValueFactory = _ => [],
        };

        var add = new Command("add", "Make a user.") { data, id, tenant, mail, role, organizations };
        add.SetAction((result, cancellationToken) => AdminStore.UseAsync(result.GetValue(data)!, async services =>
        {
            var tenantId = result.GetRequiredValue(tenant);
            if (await services.GetRequiredService<TenantCollection>().FindAsync(tenantId, cancellationToken) is null)
            {
                await Console.Error.WriteLineAsync($"There is no tenant '{tenantId}'.");
                return 1;
            }

            var seed = services.GetRequiredService<IdentitySeed>();
            var memberOf = result.GetValue(organizations)!;
            foreach (var organization in memberOf)
                await seed.EnsureOrganizationAsync(organization, tenantId, organization, cancellationToken);
            await seed.EnsureUserAsync(
                result.GetRequiredValue(id), tenantId, result.GetRequiredValue(mail), result.GetValue(role), memberOf, cancellationToken);
            return 0;
        }));
        return new Command("user", "Users of an installation.") { add };
    }
}
