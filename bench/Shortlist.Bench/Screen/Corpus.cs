using System.Globalization;
using Shortlist.Bench.Machine;

namespace Shortlist.Bench.Screen;

/// <summary>Two-page PDFs of invented people, the same ones in every run.</summary>
internal static class Corpus
{
    /// <summary>Writes the files and returns their paths.</summary>
    public static async Task<string[]> WriteAsync(TemporaryFolder folder, int count, CancellationToken cancellationToken)
    {
        var cvs = folder.Sub("corpus");
        await using var corpus = ServiceProcess.Run(
            "corpus",
            "Shortlist.Bench.Corpus",
            ["--out", cvs, "--count", count.ToString(CultureInfo.InvariantCulture)],
            folder.Path);
        await corpus.EndAsync(cancellationToken);
        return [.. Directory.GetFiles(cvs, "*.pdf").Order(StringComparer.Ordinal)];
    }
}
