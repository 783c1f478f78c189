using System.Globalization;
using Shortlist.Client;
using Shortlist.Client.LlamaIndex;
using Spectre.Console;

namespace Shortlist.Standalone;

/// <summary>Parses a few samples as a batch of the LlamaIndex surface, and shows what became of each.</summary>
internal static class FilesDemo
{
    private const string DirectoryName = "demo samples";
    private const string PresetConfiguration = "cfg-PARSE_FAST";
    private const int Shown = 60;
    private static readonly string[] Files = ["backend-engineer.pdf", "teacher-tables.docx", "designer.html", "hr-manager-encrypted.pdf"];

    public static async Task RunAsync(Uri address, string key, string samples, CancellationToken cancellationToken)
    {
        using var api = ShortlistClient.ForLlamaIndex(address, key);
        var directory = await DirectoryAsync(api, samples, cancellationToken);
        var earlier = await api.ListBatchesAsync(sourceDirectoryId: directory.Id, cancellationToken: cancellationToken);
        var created = earlier.Items is [var first, ..]
            ? first
            : await api.CreateBatchAsync(new(directory.Id, new(new(PresetConfiguration, Products.Parse))), cancellationToken);
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"\nParsing {Files.Length} files of directory [bold]{directory.Id}[/] as batch [bold]{created.Id}[/]");
        var batch = await api.WaitForBatchAsync(created.Id, cancellationToken: cancellationToken);

        var table = new Table().Border(TableBorder.Simple).AddColumns("File", "Status", "Language", "Begins with");
        foreach (var row in batch.Results ?? [])
        {
            if (row.JobReference is not { } reference)
                continue;
            var parsed = await api.GetParseJobAsync(reference.Id, "markdown_full,job_metadata", cancellationToken);
            var start = (parsed.MarkdownFull ?? parsed.Job.ErrorMessage ?? "").ReplaceLineEndings(" ");
            table.AddRow(new[]
            {
                parsed.Job.Name ?? "", parsed.Job.Status, parsed.JobMetadata?.Language ?? "", start[..Math.Min(Shown, start.Length)],
            }.Select(cell => new Text(cell)));
        }

        AnsiConsole.Write(table);
    }

    /// <summary>The directory of the demo, made and filled once.</summary>
    private static async Task<FileDirectory> DirectoryAsync(ILlamaIndexApi api, string samples, CancellationToken cancellationToken)
    {
        var known = await api.ListDirectoriesAsync(name: DirectoryName, cancellationToken: cancellationToken);
        if (known.Items is [var there, ..])
            return there;
        var directory = await api.CreateDirectoryAsync(new(DirectoryName), cancellationToken);
        foreach (var file in Files)
            await api.UploadToDirectoryAsync(directory.Id, DirectoryUpload.OnDisk(Path.Combine(samples, file)), cancellationToken);
        return directory;
    }
}
