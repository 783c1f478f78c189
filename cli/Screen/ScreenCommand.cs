using System.CommandLine;
using Shortlist.Client;
using Shortlist.Client.TalentRay;
using Spectre.Console;

namespace Shortlist.Cli.Screen;

/// <summary><c>shortlist screen FILE… --organization ORG</c>: submits CVs to a running Shortlist, waits and prints the leads.</summary>
internal static class ScreenCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "CVs, or zip files of them.", Arity = ArgumentArity.OneOrMore };
        var url = new Option<Uri>("--url")
        {
            Description = "Where Shortlist answers.",
            DefaultValueFactory = _ => new Uri("http://127.0.0.1:8080"),
        };
        var key = new Option<string?>("--key")
        {
            Description = "API key; SHORTLIST_KEY when left out.",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("SHORTLIST_KEY"),
        };
        var organization = new Option<string>("--organization") { Description = "The organization the leads are for.", Required = true };
        var role = new Option<string?>("--role") { Description = "The role to link them to." };
        var batch = new Option<string?>("--batch") { Description = "A name for the batch; sending the same files again then finds it." };

        var command = new Command("screen", "Submit CVs to a running Shortlist, wait and print the leads.")
        {
            files, url, key, organization, role, batch,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            if (result.GetValue(key) is not { Length: > 0 } apiKey)
            {
                await Console.Error.WriteLineAsync("An API key is needed: --key, or SHORTLIST_KEY in the environment.");
                return 2;
            }

            var upload = new CvUpload(result.GetRequiredValue(organization))
            {
                RoleId = result.GetValue(role),
                BatchId = result.GetValue(batch),
            };
            foreach (var file in result.GetRequiredValue(files))
                upload.AddFile(file.FullName);
            using var api = ShortlistClient.ForTalentRay(result.GetValue(url)!, apiKey);
            try
            {
                return await RunAsync(api, upload, cancellationToken);
            }
            catch (ShortlistApiException exception)
            {
                await Console.Error.WriteLineAsync(exception.Message);
                return 1;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                await Console.Error.WriteLineAsync(exception.Message);
                return 1;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(ITalentRayApi api, CvUpload upload, CancellationToken cancellationToken)
    {
        var submitted = await api.SubmitBatchAsync(upload, cancellationToken);
        var batchId = submitted.GetContent().BatchId;
        await AnsiConsole.Progress().StartAsync(async progress =>
        {
            var bar = progress.AddTask(batchId);
            await api.WaitForBatchAsync(batchId, new Bar(bar), cancellationToken: cancellationToken);
        });

        var table = new Table().Border(TableBorder.Simple).AddColumns("Id", "Name", "Mail", "Phone", "Status");
        await foreach (var lead in api.ReadMembersAsync(batchId, cancellationToken))
        {
            var status = lead.Failure is { } failure ? $"{lead.Status}: {failure.Code}" : lead.Status;
            table.AddRow(new[] { lead.Id, lead.FullName, lead.Email ?? "", lead.Phone ?? "", status }.Select(cell => new Text(cell)));
        }

        AnsiConsole.Write(table);
        return 0;
    }

    private sealed class Bar(ProgressTask task) : IProgress<CvBatchProgress>
    {
        public void Report(CvBatchProgress value) => (task.MaxValue, task.Value) = (value.Total, value.Completed);
    }
}
