using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Caching.Memory;
using Shortlist.Documents;
using Shortlist.Extraction;
using Shortlist.Extraction.Models;
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
    ExtractResultCollection extracted,
    SchemaExtractor extractor,
    ExtractionModel model,
    TimeProvider time,
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

        var shared = job.Product == Products.Extract && model.Model is { } asked ? $"{ResultIds.Shared(job)}|{asked.Tag}" : ResultIds.Shared(job);
        if (job.Product == Products.Parse
            ? await parsed.FindAsync(shared, cancellationToken) is not null
            : await extracted.FindAsync(shared, cancellationToken) is not null)
        {
            return (shared, true);
        }

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

    private async Task MakeAsync(FileJob job, JobParameters parameters, string resultId, CancellationToken cancellationToken)
    {
        using var activity = FilesTelemetry.Source.StartActivity("process file");
        await using var content = await blobs.OpenReadAsync(job.BlobKey, cancellationToken)
            ?? throw new UnreadableDocumentException(UnreadableReason.Empty, "The file is no longer there.");
        var began = Stopwatch.GetTimestamp();
        var document = await reader.ReadAsync(content, job.FileName, cancellationToken);
        activity?.SetTag("shortlist.format", document.Format.ToString());
        var file = FileParser.Parse(document, parameters.Settings);
        var extract = parameters.Extract is { } wanted ? await ExtractAsync(document, file, wanted, cancellationToken) : null;
        FilesTelemetry.Record(document.Format, job.Product, Stopwatch.GetElapsedTime(began));
        if (extract is not null)
            await KeepAsync(extracted, resultId, ResultOf(job, resultId, extract, parameters.Extract!, file), cancellationToken);
        else if (ResultSize.Of(file) <= ResultSize.Most)
            await KeepAsync(parsed, resultId, new ParseResult(resultId, job.TenantId, file), cancellationToken);
        else
            throw new UnreadableDocumentException(UnreadableReason.TooLarge, "The file holds more text and tables than a result can.");
    }

    private async Task<Filled> ExtractAsync(
        Document document, ParsedFile file, ExtractParameters wanted, CancellationToken cancellationToken)
    {
        switch (wanted.Target)
        {
            case ExtractionTarget.Page:
                return SchemaExtractor.ExtractPages(file, wanted.Schema);
            case ExtractionTarget.TableRow:
                return SchemaExtractor.ExtractRows(file, wanted.Schema);
            default:
                var filled = extractor.Extract(document, file, wanted.Schema, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
                return model.Model is { } asked
                    ? await asked.CompleteAsync(filled, file, wanted.Schema, wanted.SystemPrompt, cancellationToken)
                    : filled;
        }
    }

    private static ExtractResult ResultOf(FileJob job, string resultId, Filled filled, ExtractParameters wanted, ParsedFile file)
    {
        var data = filled.ToData() ?? new JsonObject();
        JsonNode? metadata = null;
        if (wanted.CiteSources || wanted.ConfidenceScores)
        {
            var name = wanted.Target switch
            {
                ExtractionTarget.Page => "page_metadata",
                ExtractionTarget.TableRow => "row_metadata",
                _ => "document_metadata",
            };
            metadata = new JsonObject { [name] = filled.ToMetadata(wanted.CiteSources, wanted.ConfidenceScores) };
        }

        return new(resultId, job.TenantId, ElementOf(data), metadata is null ? null : ElementOf(metadata), file.Pages.Count);
    }

    private static JsonElement ElementOf(JsonNode node) => JsonSerializer.SerializeToElement(node, InlineJson.Default.JsonNode);

    private static async Task KeepAsync<T>(Collection<T> results, string id, T result, CancellationToken cancellationToken)
        where T : class
    {
        if (!await results.InsertAsync(result, cancellationToken))
            await results.UpdateAsync(id, _ => result, cancellationToken);
    }
}

/// <summary>The model that is asked for what the rules left open, if the deployment has one.</summary>
internal sealed record ExtractionModel(FieldModel? Model);

/// <summary>How much room a result takes, as an estimate from above: a document of the store holds 15 MB.</summary>
internal static class ResultSize
{
    public const long Most = 14L << 20;
    private const int PerBlock = 120;
    private const int PerText = 12;
    private const int BytesPerCharacter = 3;

    public static long Of(ParsedFile file) => file.Pages.Sum(page => page.Blocks.Sum(block =>
        PerBlock
        + block.Lines.Sum(Size)
        + block.Entries.Sum(entry => Size(entry.Text) + PerText)
        + block.Rows.Sum(row => row.Sum(Size))));

    private static long Size(string text) => PerText + ((long)text.Length * (System.Text.Ascii.IsValid(text) ? 1 : BytesPerCharacter));
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
