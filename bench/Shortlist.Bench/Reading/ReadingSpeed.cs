using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Shortlist.Bench.Machine;
using Shortlist.Bench.Measuring;
using Shortlist.Bench.Screen;
using Shortlist.CvParsing;
using Shortlist.CvParsing.Skills;
using Shortlist.Documents;

namespace Shortlist.Bench.Reading;

/// <summary>What reading and parsing cost beyond the extractor: the same PDFs through both, two at a time.</summary>
internal sealed class ReadingSpeed(int count, int rounds)
{
    private const int AtOnce = 2;
    private const int WarmUps = 60;
    private static readonly DateOnly AsOf = new(2026, 1, 31);

    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var files = await Corpus.WriteAsync(folder, count, cancellationToken);
        var options = new DocumentOptions { TextConcurrency = AtOnce };
        await using var reader = new DocumentReader(options, TimeProvider.System, NullLogger<DocumentReader>.Instance);
        var parser = new CvParser(SkillTaxonomy.BuiltIn);
        await ReadAsync(files[..Math.Min(WarmUps, files.Length)], reader, parser, cancellationToken);
        for (var round = 1; round <= rounds; round++)
        {
            Report.Section($"Speed, {files.Length} digital PDFs, round {round} of {rounds}");
            var bare = await PdfToText.RunAsync(folder, files, ["-bbox-layout"], cancellationToken);
            var read = await ReadAsync(files, reader, parser, cancellationToken);
            Report.Figure($"xargs -P{AtOnce} -n1 pdftotext -bbox-layout", bare.TotalSeconds, "s");
            Report.Figure("read and parsed, two at a time", read.TotalSeconds, "s");
            Report.AtMost("time against pdftotext", read / bare, 1.35, "x");
        }
    }

    private static async Task<TimeSpan> ReadAsync(string[] files, DocumentReader reader, CvParser parser, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            files,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (file, cancelled) =>
            {
                await using var content = File.OpenRead(file);
                parser.Parse(await reader.ReadAsync(content, file, cancelled), AsOf);
            });
        return Stopwatch.GetElapsedTime(began);
    }
}
