using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Caching.Memory;
using Shortlist.Documents;
using Shortlist.FileParsing;
using Shortlist.Files;
using Shortlist.Store;

namespace Shortlist.Ingest.Files;

/// <summary>
/// Does what a job asks for and stores the result. Within a tenant the same bytes with the same parameters are done once: a
/// result that is there is taken, and jobs that want one which is being made wait for it.
/// </summary>
internal sealed class JobWork(
    SnapshotCollection snapshots,
    ParseResultCollection parsed,
    IBlobStore blobs,
    [FromKeyedServices(FilesService.Pool)] IDocumentReader reader) : IDisposable
{
    /// <summary>Snapshots kept at hand: the jobs of a batch share one.</summary>
    private const int MaxSnapshots = 200;

    private readonly ConcurrentDictionary<string, Lazy<Task>> _underway = new(StringComparer.Ordinal);
    private readonly MemoryCache _snapshots = new(new MemoryCacheOptions { SizeLimit = MaxSnapshots });

    /// <summary>Runs a job.</summary>
    /// <returns>The id of its result, and whether that was there already.</returns>
    /// <exception cref="UnreadableDocumentException">The file is at fault.</exception>
    public async Task<(string ResultId, bool IsFromCache)> RunAsync(FileJob job, CancellationToken cancellationToken)
    {
        var parameters = await ParametersAsync(job, cancellationToken);
        if (parameters.DisableCache)
        {
            var own = ResultIds.Own(job);
            await MakeAsync(job, parameters, own, cancellationToken);
            return (own, false);
        }

        var shared = ResultIds.Shared(job);
        if (await IsThereAsync(job, shared, cancellationToken))
            return (shared, true);

        var mine = new Lazy<Task>(() => MakeAsync(job, parameters, shared, cancellationToken));
        var making = _underway.GetOrAdd(shared, mine);
        try
        {
            await making.Value;
            return (shared, !ReferenceEquals(making, mine));
        }
        finally
        {
            if (ReferenceEquals(making, mine))
                _underway.TryRemove(shared, out _);
        }
    }

    public void Dispose() => _snapshots.Dispose();

    private async Task<JobParameters> ParametersAsync(FileJob job, CancellationToken cancellationToken)
    {
        if (_snapshots.TryGetValue(job.SnapshotId, out JobParameters? known))
            return known!;
        var snapshot = await snapshots.FindAsync(job.SnapshotId, cancellationToken)
            ?? throw new InvalidOperationException("The configuration of the job is gone.");
        var parameters = JobParameters.Of(snapshot.Value);
        return _snapshots.Set(job.SnapshotId, parameters, new MemoryCacheEntryOptions { Size = 1 });
    }

    private async Task<bool> IsThereAsync(FileJob job, string resultId, CancellationToken cancellationToken) =>
        await parsed.FindAsync(resultId, cancellationToken) is not null;

    private async Task MakeAsync(FileJob job, JobParameters parameters, string resultId, CancellationToken cancellationToken)
    {
        using var activity = FilesTelemetry.Source.StartActivity("process file");
        await using var content = await blobs.OpenReadAsync(job.BlobKey, cancellationToken)
            ?? throw new UnreadableDocumentException(UnreadableReason.Empty, "The file is no longer there.");
        var began = Stopwatch.GetTimestamp();
        var document = await reader.ReadAsync(content, job.FileName, cancellationToken);
        activity?.SetTag("shortlist.format", document.Format.ToString());
        var file = FileParser.Parse(document, parameters.Settings);
        FilesTelemetry.Record(document.Format, job.Product, Stopwatch.GetElapsedTime(began));
        var result = new ParseResult(resultId, job.TenantId, file);
        if (!await parsed.InsertAsync(result, cancellationToken))
            await parsed.UpdateAsync(resultId, _ => result, cancellationToken);
    }
}

/// <summary>What a snapshot asks for.</summary>
internal sealed record JobParameters(ParseSettings Settings, bool DisableCache, ExtractParameters? Extract)
{
    public static JobParameters Of(ConfigurationSnapshot snapshot)
    {
        if (snapshot.Product == Products.Parse)
        {
            var parse = ParseParameters.Of(snapshot.Parameters);
            return new(parse.Settings, parse.DisableCache, null);
        }

        var extract = ExtractParameters.Of(snapshot.Parameters);
        return new(extract.Settings, extract.DisableCache, extract);
    }
}
