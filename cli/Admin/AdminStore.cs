using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Shortlist.Store;
using Shortlist.Store.Sqlite;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Cli.Admin;

/// <summary>Opens the store of an installation beside whatever runs on it, for a command that changes identities.</summary>
internal static class AdminStore
{
    /// <summary>Which installation a command is for.</summary>
    public static Option<DirectoryInfo> DataOption() => new("--data")
    {
        Description = "The installation's data folder (Store:Path).",
        DefaultValueFactory = _ => new DirectoryInfo(Environment.GetEnvironmentVariable("Store__Path") ?? "data"),
    };

    public static async Task<int> UseAsync(DirectoryInfo data, Func<IServiceProvider, Task<int>> command)
    {
        await using var store = new SqliteDocumentStore(
            new SqliteStoreOptions { Path = Path.Combine(data.FullName, "shortlist.db") }, TimeProvider.System);
        await using var services = new ServiceCollection()
            .AddSingleton<IDocumentStore>(store)
            .AddIdentity()
            .BuildServiceProvider();
        return await command(services);
    }
}
