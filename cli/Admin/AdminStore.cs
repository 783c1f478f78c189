using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shortlist.Hosting;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Cli.Admin;

/// <summary>Opens the store of an installation beside whatever runs on it, for a command that changes identities.</summary>
internal static class AdminStore
{
    /// <summary>Which installation a command is for, where it keeps its data in files.</summary>
    public static Option<DirectoryInfo> DataOption() => new("--data")
    {
        Description = "The installation's data folder (Store:Path). The other settings of its store come from the environment.",
        DefaultValueFactory = _ => new DirectoryInfo(Environment.GetEnvironmentVariable("Store__Path") ?? "data"),
    };

    public static async Task<int> UseAsync(DirectoryInfo data, Func<IServiceProvider, Task<int>> command)
    {
        var configuration = new ConfigurationBuilder()
            .AddEnvironmentVariables()
            .AddInMemoryCollection([new("Store:Path", data.FullName)])
            .Build();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddShortlistStore()
            .AddIdentity()
            .BuildServiceProvider();
        try
        {
            return await command(services);
        }
        catch (OptionsValidationException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 2;
        }
    }
}
