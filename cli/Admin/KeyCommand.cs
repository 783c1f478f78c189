using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Cli.Admin;

/// <summary>
/// <c>shortlist key add</c>: a key for a surface whose keys are not made over the API. It acts as a user that is there; its text is
/// shown once.
/// </summary>
internal static class KeyCommand
{
    public static Command Create()
    {
        var data = AdminStore.DataOption();
        var tenant = new Option<string>("--tenant") { Description = "The tenant that the key belongs to.", Required = true };
        var user = new Option<string>("--user") { Description = "The user that it acts as.", Required = true };
        var surface = new Option<Surface>("--surface") { Description = "The surface that it is good for, such as Nova.", Required = true };
        var environment = new Option<string>("--environment")
        {
            Description = "The world that it opens: live or test.",
            DefaultValueFactory = _ => "live",
        };
        environment.AcceptOnlyFromAmong("live", "test");
        var add = new Command("add", "Make a key.") { data, tenant, user, surface, environment };
        add.SetAction((result, cancellationToken) => AdminStore.UseAsync(result.GetValue(data)!, services => AddAsync(
            services,
            new NewApiKey
            {
                Surface = result.GetRequiredValue(surface),
                TenantId = result.GetRequiredValue(tenant),
                UserId = result.GetRequiredValue(user),
                Name = $"Key for {result.GetRequiredValue(surface)}",
                Scopes = Scopes.Of(result.GetRequiredValue(surface)),
                Environment = result.GetValue(environment)!,
            },
            cancellationToken)));
        return new Command("key", "API keys.") { add };
    }

    private static async Task<int> AddAsync(IServiceProvider services, NewApiKey wanted, CancellationToken cancellationToken)
    {
        if (wanted.Surface is Surface.Reach)
        {
            await Console.Error.WriteLineAsync("Reach has no keys: its tokens are signed.");
            return 2;
        }

        if (await services.GetRequiredService<UserCollection>().FindInTenantAsync(wanted.TenantId, wanted.UserId, cancellationToken) is null)
        {
            await Console.Error.WriteLineAsync($"The tenant {wanted.TenantId} has no user {wanted.UserId}.");
            return 1;
        }

        var key = await services.GetRequiredService<IdentitySeed>().EnsureKeyAsync(wanted, known: null, cancellationToken);
        Console.WriteLine($"key   {key}   (shown once)");
        return 0;
    }
}
