using System.CommandLine;
using System.Text;
using Shortlist.CvParsing.Skills;
using Shortlist.CvParsing.Skills.Import;

namespace Shortlist.Cli.Taxonomy;

/// <summary>
/// <c>shortlist taxonomy import --from esco|onet FILE… --out FILE.tsv</c>: turns files that an operator downloaded into a file of
/// skills for <c>Taxonomy:Path</c>. Nothing is written unless every file could be read.
/// </summary>
internal static class ImportCommand
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "Whose files they are.", Required = true };
        from.AcceptOnlyFromAmong("esco", "onet");
        var files = new Argument<FileInfo[]>("FILE")
        {
            Description = "ESCO: skills_LL.csv, of one language or several. O*NET: \"Technology Skills.txt\", \"Tools Used.txt\", \"Skills.txt\".",
            Arity = ArgumentArity.OneOrMore,
        };
        files.AcceptExistingOnly();
        var output = new Option<FileInfo>("--out", "-o") { Description = "File to write, such as skills/esco.tsv.", Required = true };

        var command = new Command("import", "Turn files of ESCO or O*NET into a file of skills.") { from, files, output };
        command.SetAction((result, cancellationToken) => ImportAsync(
            result.GetRequiredValue(from) == "esco" ? TaxonomySource.Esco : TaxonomySource.Onet,
            result.GetRequiredValue(files),
            result.GetRequiredValue(output),
            cancellationToken));
        return command;
    }

    private static async Task<int> ImportAsync(TaxonomySource source, FileInfo[] files, FileInfo output, CancellationToken cancellationToken)
    {
        var import = new TaxonomyImport(source, SkillTaxonomy.BuiltIn);
        foreach (var file in files)
        {
            try
            {
                using var reader = new StreamReader(file.FullName, StrictUtf8);
                import.Add(reader);
            }
            catch (FormatException exception)
            {
                await Console.Error.WriteLineAsync($"{file.Name}: {exception.Message}");
                return 1;
            }
            catch (DecoderFallbackException)
            {
                await Console.Error.WriteLineAsync($"{file.Name}: is not UTF-8.");
                return 1;
            }
        }

        try
        {
            await WriteAsync(import, output, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }

        var report = import.Report;
        Console.WriteLine($"{report.Read} skills read: {report.Known} known already, {report.New} new. {report.Aliases} other names added, {report.LeftOut} left out.");
        Console.WriteLine($"Written to {output.FullName}");
        return 0;
    }

    /// <summary>Written beside its place and moved there whole, as a running service may read the folder at any time.</summary>
    private static async Task WriteAsync(TaxonomyImport import, FileInfo output, CancellationToken cancellationToken)
    {
        output.Directory?.Create();
        var unfinished = output.FullName + ".part";
        await using (var writer = new StreamWriter(unfinished, append: false, StrictUtf8))
            await import.WriteAsync(writer, cancellationToken);
        File.Move(unfinished, output.FullName, overwrite: true);
    }
}
