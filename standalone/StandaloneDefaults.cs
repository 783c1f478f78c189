using System.Security.Cryptography;

namespace Shortlist.Standalone;

/// <summary>What a deployment configures and one process alone need not. Environment variables still win.</summary>
internal static class StandaloneDefaults
{
    private const int SigningKeyBytes = 32;

    public static void UseStandaloneDefaults(this WebApplicationBuilder builder, StandaloneArguments arguments)
    {
        var defaults = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Bus:Transport"] = "in-memory",

            // Callers do not leave the process, so their key need not outlive it.
            ["Internal:SigningKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SigningKeyBytes)),
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:Shortlist"] = "Information",
        };
        builder.Configuration.Sources.Insert(
            0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = defaults });
        builder.Configuration["Store:Path"] = Path.GetFullPath(arguments.Data);
        builder.WebHost.UseUrls(arguments.Urls.Split(';'));
    }
}
