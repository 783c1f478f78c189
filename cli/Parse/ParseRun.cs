using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Shortlist.CvParsing;
using Shortlist.CvParsing.Skills;
using Shortlist.Documents;
using Spectre.Console;

namespace Shortlist.Cli.Parse;

/// <summary>One run of <c>parse</c>: files through reader and parser, several at a time, then the JSON and a short table.</summary>
internal static class ParseRun
{
    private static readonly JsonSerializerOptions Json = new(PredictionJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Outcome(string File, Prediction Prediction, TimeSpan Reading, TimeSpan Parsing);

    /// <summary>Returns 0 when at least one file was read, 1 when none could be.</summary>
    public static async Task<int> RunAsync(ParseSettings settings, CancellationToken cancellationToken)
    {
        var files = settings.Folder.EnumerateFiles().Where(file => !file.Name.StartsWith('.')).OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        if (files.Count == 0)
        {
            await Console.Error.WriteLineAsync($"No files in {settings.Folder}.");
            return 1;
        }

        var clock = Stopwatch.StartNew();
        var outcomes = await ReadAllAsync(files, settings, cancellationToken);
        await WriteAsync(outcomes, settings.Output, cancellationToken);
        Show(outcomes, clock.Elapsed, settings.Output);
        return outcomes.Any(outcome => outcome.Prediction.Error is null) ? 0 : 1;
    }

    private static async Task<List<Outcome>> ReadAllAsync(List<FileInfo> files, ParseSettings settings, CancellationToken cancellationToken)
    {
        var options = new DocumentOptions { TextConcurrency = settings.Workers, OcrConcurrency = Math.Max(1, settings.Workers / 2) };
        await using var reader = new DocumentReader(options, TimeProvider.System, NullLogger<DocumentReader>.Instance);
        var parser = new CvParser(settings.Taxonomy is { } folder ? SkillTaxonomy.LoadFolder(folder.FullName) : SkillTaxonomy.BuiltIn);
        var outcomes = Channel.CreateUnbounded<Outcome>();
        await Parallel.ForEachAsync(
            files,
            new ParallelOptions { MaxDegreeOfParallelism = settings.Workers, CancellationToken = cancellationToken },
            async (file, token) => await outcomes.Writer.WriteAsync(await ReadAsync(file, reader, parser, settings.AsOf, token), token));
        outcomes.Writer.Complete();
        return await outcomes.Reader.ReadAllAsync(cancellationToken).OrderBy(outcome => outcome.File, StringComparer.Ordinal).ToListAsync(cancellationToken);
    }

    private static async Task<Outcome> ReadAsync(FileInfo file, DocumentReader reader, CvParser parser, DateOnly asOf, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await using var content = file.OpenRead();
            var document = await reader.ReadAsync(content, file.Name, cancellationToken);
            var read = Stopwatch.GetTimestamp();
            var cv = parser.Parse(document, asOf);
            return new Outcome(file.Name, Prediction.Of(cv), Stopwatch.GetElapsedTime(started, read), Stopwatch.GetElapsedTime(read));
        }
        catch (Exception exception) when (exception is UnreadableDocumentException or IOException or UnauthorizedAccessException)
        {
            return new Outcome(file.Name, new Prediction { Error = exception.Message, NeedsReview = true }, Stopwatch.GetElapsedTime(started), TimeSpan.Zero);
        }
    }

    private static async Task WriteAsync(List<Outcome> outcomes, FileInfo output, CancellationToken cancellationToken)
    {
        var predictions = new SortedDictionary<string, Prediction>(StringComparer.Ordinal);
        foreach (var outcome in outcomes)
            predictions.Add(outcome.File, outcome.Prediction);

        await using var target = output.Create();
        var typed = (System.Text.Json.Serialization.Metadata.JsonTypeInfo<SortedDictionary<string, Prediction>>)Json.GetTypeInfo(typeof(SortedDictionary<string, Prediction>));
        await JsonSerializer.SerializeAsync(target, predictions, typed, cancellationToken);
    }

    private static void Show(List<Outcome> outcomes, TimeSpan elapsed, FileInfo output)
    {
        var read = outcomes.Where(outcome => outcome.Prediction.Error is null).ToList();
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("", "");
        table.AddRow("Files", $"{outcomes.Count}");
        table.AddRow("Read", $"{read.Count}");
        table.AddRow("To be reviewed", $"{read.Count(outcome => outcome.Prediction.NeedsReview)}");
        table.AddRow("Unreadable", $"{outcomes.Count - read.Count}");
        table.AddRow("Time", $"{elapsed.TotalSeconds:F1} s");
        if (read.Count > 0)
        {
            table.AddRow("Reading, median", $"{Median(read.Select(outcome => outcome.Reading)):F1} ms");
            table.AddRow("Parsing, median", $"{Median(read.Select(outcome => outcome.Parsing)):F1} ms");
        }

        AnsiConsole.Write(table);
        foreach (var failed in outcomes.Where(outcome => outcome.Prediction.Error is not null).Take(20))
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{failed.File}[/]: {failed.Prediction.Error}");
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Written to {output.FullName}");
    }

    private static double Median(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return sorted[sorted.Count / 2].TotalMilliseconds;
    }
}
