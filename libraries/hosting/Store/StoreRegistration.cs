using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shortlist.Store;
using Shortlist.Store.Sqlite;

namespace Shortlist.Hosting;

/// <summary>The document store by configuration.</summary>
public static class StoreRegistration
{
    /// <summary>
    /// Registers the document store: SQLite in the file <c>Store:Path</c> (default <c>data/shortlist.db</c>), which several processes
    /// of one host may share.
    /// </summary>
    public static IHostApplicationBuilder AddShortlistStore(this IHostApplicationBuilder builder)
    {
        var options = new SqliteStoreOptions { Path = builder.Configuration["Store:Path"] ?? Path.Combine("data", "shortlist.db") };
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<IDocumentStore>(provider => new SqliteDocumentStore(
            options, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SqliteDocumentStore>>()));
        return builder;
    }
}
