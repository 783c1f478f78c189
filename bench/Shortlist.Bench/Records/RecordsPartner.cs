using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shortlist.Bench.Machine;
using Shortlist.Client.Reach;
using Shortlist.Hosting;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Bench.Records;

/// <summary>The partner that the bench acts for, and its schemas.</summary>
internal static class RecordsPartner
{
    private const string Id = "partner_bench";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);

    /// <summary>Makes the partner in the store that the settings name; returns a token of its own and one of a tenant.</summary>
    public static async Task<(string Partner, string Tenant)> MakeAsync(
        IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(Settings.AsConfiguration(settings));
        builder.Services.AddLogging();
        builder.Services.AddShortlistStore();
        builder.Services.AddIdentity();
        await using var services = builder.Services.BuildServiceProvider();
        var partner = await services.GetRequiredService<IdentitySeed>().EnsurePartnerAsync(Id, "Bench", cancellationToken);
        var tokens = services.GetRequiredService<PartnerTokens>();
        return (tokens.MintForPartner(partner, Lifetime), tokens.MintForTenant(partner, "bench", "bench", Lifetime));
    }

    /// <summary>Defines offices, and candidates that may refer to one.</summary>
    public static async Task DefineAsync(IReachApi api, CancellationToken cancellationToken)
    {
        await DefineAsync("office", """
            {"type":"object","required":["id"],"properties":{"id":{"type":"string"},"city":{"type":"string"}}}
            """);
        await DefineAsync("candidate", """
            {"type":"object","required":["id","name"],"properties":{
              "id":{"type":"string","maxLength":64},"name":{"type":"string","minLength":1},"email":{"type":"string","format":"email"},
              "phone":{"type":"string"},"city":{"type":"string"},"country":{"type":"string","minLength":2,"maxLength":2},
              "years":{"type":"integer","minimum":0,"maximum":60},"rate":{"type":"number"},"isOpen":{"type":"boolean"},
              "skills":{"type":"array","items":{"type":"string"},"maxItems":50},
              "address":{"type":"object","properties":{"street":{"type":"string"},"no":{"type":"integer"},"zip":{"type":"string"}}},
              "startsAt":{"type":"string","format":"date"},"source":{"enum":["partner","web"]},"notes":{"type":"string"},
              "office":{"$ref":"reach:schemas/office"}}}
            """);

        Task DefineAsync(string name, string schema) => api.DefineSchemaAsync(
            new NewSchema { Name = name, PluralName = $"{name}s", ExternalIdField = "id", Schema = JsonElement.Parse(schema) },
            cancellationToken);
    }
}
