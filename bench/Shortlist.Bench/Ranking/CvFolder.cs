using Microsoft.Extensions.Logging.Abstractions;
using Shortlist.Assessing.Cvs;
using Shortlist.CvParsing;
using Shortlist.CvParsing.Skills;
using Shortlist.Documents;

namespace Shortlist.Bench.Ranking;

/// <summary>A CV of a folder, read and stripped.</summary>
internal sealed record ReadCv(string File, Document Document, ScorableCv Cv);

/// <summary>Reads the CVs of a folder.</summary>
internal static class CvFolder
{
    /// <summary>Reads every file in the order of their names.</summary>
    public static async Task<List<ReadCv>> ReadAsync(string folder, DateOnly asOf, CancellationToken cancellationToken)
    {
        await using var reader = new DocumentReader(new DocumentOptions(), TimeProvider.System, NullLogger<DocumentReader>.Instance);
        var parser = new CvParser(SkillTaxonomy.BuiltIn);
        var cvs = new List<ReadCv>();
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            await using var content = File.OpenRead(file);
            var document = await reader.ReadAsync(content, Path.GetFileName(file), cancellationToken);
            cvs.Add(new ReadCv(Path.GetFileName(file), document, Scorable(document, parser, asOf)));
        }

        return cvs;
    }

    /// <summary>The same lines as plain text.</summary>
    public static ScorableCv AsText(Document document, DateOnly asOf)
    {
        var text = document with
        {
            Format = DocumentFormat.Text,
            Lines = [.. document.Lines.Select((line, i) => new DocumentLine { Page = 1, Text = line.Text, IsListItem = line.IsListItem, Box = new Box(0, i * 12, 100, (i * 12) + 12) })],
        };
        return Scorable(text, new CvParser(SkillTaxonomy.BuiltIn), asOf);
    }

    private static ScorableCv Scorable(Document document, CvParser parser, DateOnly asOf) =>
        ScorableCv.Read(document, parser.Parse(document, asOf), asOf, SkillTaxonomy.BuiltIn);
}
