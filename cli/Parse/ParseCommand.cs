using System.CommandLine;

namespace Shortlist.Cli.Parse;

/// <summary><c>shortlist parse DIR --out FILE</c>: reads every file of a folder and writes what was found as JSON.</summary>
internal static class ParseCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "Folder with CVs: PDF, DOCX, HTML, text, scans." };
        folder.AcceptExistingOnly();
        var output = new Option<FileInfo>("--out", "-o") { Description = "JSON file to write.", Required = true };
        var workers = new Option<int>("--workers") { Description = "Files read at the same time.", DefaultValueFactory = _ => 2 };
        workers.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 64)
                result.AddError("--workers must be between 1 and 64.");
        });
        var asOf = new Option<DateOnly?>("--as-of") { Description = "Day up to which current jobs count, such as 2026-01-31; today when left out." };
        var taxonomy = new Option<DirectoryInfo?>("--taxonomy") { Description = "Folder with further skills (*.tsv) in the format of the built-in taxonomy." };

        var command = new Command("parse", "Read every file of a folder and write what was found as JSON.") { folder, output, workers, asOf, taxonomy };
        command.SetAction((result, cancellationToken) => ParseRun.RunAsync(
            new ParseSettings(
                result.GetRequiredValue(folder),
                result.GetRequiredValue(output),
                result.GetValue(workers),
                result.GetValue(asOf) ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime),
                result.GetValue(taxonomy)),
            cancellationToken));
        return command;
    }
}

/// <summary>What a run of <c>parse</c> was asked for.</summary>
internal sealed record ParseSettings(DirectoryInfo Folder, FileInfo Output, int Workers, DateOnly AsOf, DirectoryInfo? Taxonomy);
