using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shortlist.Bench.Machine;
using Shortlist.Hosting;
using Shortlist.Records;
using Shortlist.Store;

namespace Shortlist.Bench.Records;

/// <summary>The raw thing: the very documents that a run stored, inserted by the same adapter in a loop, into a store of their own.</summary>
internal static class RawInserts
{
    private const int DocumentsAtOnce = 1000;

    /// <summary>Documents a second.</summary>
    public static async Task<double> RateAsync(
        IReadOnlyDictionary<string, string> settings, string folder, int documents, CancellationToken cancellationToken)
    {
        await using var stored = Open(settings);
        await using var raw = Open(new Dictionary<string, string>(settings, StringComparer.Ordinal) { ["Store__Path"] = folder });
        var (from, to) = (stored.GetRequiredService<IDocumentStore>(), raw.GetRequiredService<IDocumentStore>());
        await to.InsertManyAsync(RecordCollection.Definition, [], cancellationToken);
        var spent = TimeSpan.Zero;
        var inserted = 0;
        for (string? after = null; inserted < documents;)
        {
            var page = await from.QueryAsync(
                RecordCollection.Definition, new Query { AfterId = after, Take = DocumentsAtOnce }, cancellationToken);
            if (page.Count == 0)
                break;
            after = page[^1].Id;
            var began = Stopwatch.GetTimestamp();
            inserted += await to.InsertManyAsync(RecordCollection.Definition, page, cancellationToken);
            spent += Stopwatch.GetElapsedTime(began);
        }

        return inserted / spent.TotalSeconds;
    }

    private static ServiceProvider Open(IReadOnlyDictionary<string, string> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(Settings.AsConfiguration(settings));
        builder.Services.AddLogging();
        builder.Services.AddShortlistStore();
        return builder.Services.BuildServiceProvider();
    }
}
