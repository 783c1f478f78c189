using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Cli.Admin;

/// <summary>
/// <c>shortlist partner add</c>: a partner of the Reach surface, and the secret with which it signs its tokens. <c>shortlist partner
/// token</c>: a token signed with that secret, for a try.
/// </summary>
internal static class PartnerCommand
{
    private const int DefaultHours = 1;

    public static Command Create() => new("partner", "Partners of the Reach surface.") { Add(), Token() };

    private static Command Add()
    {
        var data = AdminStore.DataOption();
        var id = IdOption();
        var name = new Option<string>("--name") { Description = "Its name, for people.", Required = true };
        var add = new Command("add", "Make a partner, and show the secret that it signs tokens with. One that exists keeps its secret.") { data, id, name };
        add.SetAction((result, cancellationToken) => AdminStore.UseAsync(result.GetValue(data)!, async services =>
        {
            var partner = await services.GetRequiredService<IdentitySeed>()
                .EnsurePartnerAsync(result.GetRequiredValue(id), result.GetRequiredValue(name), cancellationToken);
            Console.WriteLine($"partner  {partner.Id}");
            Console.WriteLine($"secret   {partner.Secret}   (HS256)");
            return 0;
        }));
        return add;
    }

    private static Command Token()
    {
        var data = AdminStore.DataOption();
        var id = IdOption();
        var tenant = new Option<string?>("--tenant") { Description = "The tenant that it acts for, by the partner's own id; left out: the partner itself." };
        var user = new Option<string>("--user") { Description = "The user that it acts as.", DefaultValueFactory = _ => "operator" };
        var hours = new Option<int>("--hours") { Description = "How long it is good for.", DefaultValueFactory = _ => DefaultHours };
        hours.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 24 * 365)
                result.AddError("--hours must be 1 to 8760.");
        });
        tenant.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } value && !PartnerTenant.IsExternalId(value))
                result.AddError("--tenant may have 1 to 128 characters, none of them | or a control character.");
        });
        var token = new Command("token", "Sign a token with a partner's secret.") { data, id, tenant, user, hours };
        token.SetAction((result, cancellationToken) => AdminStore.UseAsync(result.GetValue(data)!, async services =>
        {
            var partnerId = result.GetRequiredValue(id);
            if (await services.GetRequiredService<PartnerCollection>().FindAsync(partnerId, cancellationToken) is not { Value: var partner })
            {
                await Console.Error.WriteLineAsync($"There is no partner '{partnerId}'.");
                return 1;
            }

            var tokens = services.GetRequiredService<PartnerTokens>();
            var lifetime = TimeSpan.FromHours(result.GetValue(hours));
            Console.WriteLine(result.GetValue(tenant) is { } tenantId
                ? tokens.MintForTenant(partner, tenantId, result.GetValue(user)!, lifetime)
                : tokens.MintForPartner(partner, lifetime));
            return 0;
        }));
        return token;
    }

    private static Option<string> IdOption()
    {
        var id = new Option<string>("--id") { Description = "The partner's id, such as partner_acme.", Required = true };
        id.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } value && !Partner.IsId(value))
                result.AddError("--id may hold letters, digits, _ and - only, and at most 64 of them.");
        });
        return id;
    }
}
