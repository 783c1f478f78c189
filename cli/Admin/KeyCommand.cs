using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Cli.Admin;

/// <summary><c>shortlist key add</c>: a key of a surface for a user that is there, shown once.</summary>
internal static class KeyCommand
{
    private static readonly string[] Surfaces = ["talentray", "nova", "llamaindex"];

    public static Command Create()
    {
        var data = AdminStore.DataOption();
        var tenant = new Option<string>("--tenant") { Description = "The tenant.", Required = true };
        var user = new Option<string>("--user") { Description = "The user's id, such as user_tenant_acme_admin.", Required = true };
        var surface = new Option<string>("--surface") { Description = "The surface that the key is for.", Required = true };
        surface.AcceptOnlyFromAmong(Surfaces);
        var name = new Option<string>("--name") { Description = "What to call it.", DefaultValueFactory = _ => "Key" };
        var environment = new Option<string>("--environment") { Description = "live or test; data of the two never meet (Nova).", DefaultValueFactory = _ => "live" };
        environment.AcceptOnlyFromAmong("live", "test");

        var add = new Command("add", "Make a key.") { data, tenant, user, surface, name, environment };
        add.SetAction((result, cancellationToken) => AdminStore.UseAsync(result.GetValue(data)!, async services =>
        {
            var (tenantId, userId) = (result.GetRequiredValue(tenant), result.GetRequiredValue(user));
            if (await services.GetRequiredService<UserCollection>().FindInTenantAsync(tenantId, userId, cancellationToken) is null)
            {
                await Console.Error.WriteLineAsync($"Tenant '{tenantId}' has no user '{userId}'.");
                return 1;
            }

            var wanted = SurfaceOf(result.GetRequiredValue(surface));
            var issued = await services.GetRequiredService<ApiKeys>().CreateAsync(
                new NewApiKey
                {
                    Surface = wanted,
                    TenantId = tenantId,
                    UserId = userId,
                    Name = result.GetRequiredValue(name),
                    Scopes = Scopes.Of(wanted),
                    Environment = result.GetRequiredValue(environment),
                },
                cancellationToken);
            Console.WriteLine($"key           {issued.Token}   (shown once)");
            return 0;
        }));
        return new Command("key", "Keys of an installation.") { add };
    }

    private static Surface SurfaceOf(string name) => name switch
    {
        "nova" => Surface.Nova,
        "llamaindex" => Surface.LlamaIndex,
        _ => Surface.TalentRay,
    };
}
