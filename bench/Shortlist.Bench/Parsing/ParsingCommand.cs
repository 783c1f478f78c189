using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Shortlist.Bench.Machine;
using Shortlist.Bench.Measuring;
using Shortlist.Bench.Screen;
using Shortlist.CvParsing;
using Shortlist.CvParsing.Skills;
using Shortlist.Documents;

namespace Shortlist.Bench.Parsing;

/// <summary>CPU time and allocation of parsing a two-page CV once its text is extracted.</summary>
internal static class ParsingCommand
{
    private const int Cvs = 60;

    public static Command Create(string[] args)
    {
        var rounds = new Option<int>("--rounds") { Description = "Times that all CVs are parsed.", DefaultValueFactory = _ => 10 };
        var command = new Command("parsing", "Parsing of two-page CVs after extraction: CPU and memory.") { rounds };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Report.Command(args);
            await RunAsync(parsed.GetValue(rounds), cancellationToken);
        });
        return command;
    }

    private static async Task RunAsync(int rounds, CancellationToken cancellationToken)
    {
        var documents = await ReadAsync(cancellationToken);
        var parser = new CvParser(SkillTaxonomy.BuiltIn);
        var asOf = new DateOnly(2025, 12, 31);
        // The first rounds compile what the others run.
        Round(parser, documents, asOf);
        Round(parser, documents, asOf);

        var (cpu, allocated, slowest) = (TimeSpan.Zero, 0L, TimeSpan.Zero);
        for (var round = 0; round < rounds; round++)
        {
            var one = Round(parser, documents, asOf);
            (cpu, allocated, slowest) = (cpu + one.Cpu, allocated + one.Allocated, one.Slowest > slowest ? one.Slowest : slowest);
        }

        var parsings = (double)rounds * documents.Count;
        Report.Section($"Parsing of {documents.Count} two-page CVs, {rounds} rounds, one thread");
        Report.AtMost("CPU a CV", cpu.TotalMilliseconds / parsings, 25, "ms");
        Report.Figure("slowest CV, wall", slowest.TotalMilliseconds, "ms");
        Report.AtMost("allocated a CV", allocated / parsings / (1 << 20), 60, "MB");
    }

    private static (TimeSpan Cpu, long Allocated, TimeSpan Slowest) Round(CvParser parser, List<Document> documents, DateOnly asOf)
    {
        using var process = Process.GetCurrentProcess();
        var (cpu, allocated, slowest) = (process.TotalProcessorTime, GC.GetAllocatedBytesForCurrentThread(), TimeSpan.Zero);
        foreach (var document in documents)
        {
            var started = Stopwatch.GetTimestamp();
            parser.Parse(document, asOf);
            var elapsed = Stopwatch.GetElapsedTime(started);
            slowest = elapsed > slowest ? elapsed : slowest;
        }

        process.Refresh();
        return (process.TotalProcessorTime - cpu, GC.GetAllocatedBytesForCurrentThread() - allocated, slowest);
    }

    private static async Task<List<Document>> ReadAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var reader = new DocumentReader(new DocumentOptions { TextConcurrency = 1, OcrConcurrency = 1 }, TimeProvider.System, NullLogger<DocumentReader>.Instance);
        var documents = new List<Document>();
        foreach (var path in await Corpus.WriteAsync(folder, Cvs, cancellationToken))
        {
            await using var content = File.OpenRead(path);
            documents.Add(await reader.ReadAsync(content, Path.GetFileName(path), cancellationToken));
        }

        return documents;
    }
}
