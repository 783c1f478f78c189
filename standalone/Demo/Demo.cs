using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Shortlist.Client;
using Shortlist.Client.TalentRay;
using Shortlist.Surfaces.Identity;
using Spectre.Console;

namespace Shortlist.Standalone;

/// <summary>
/// Shows what Shortlist does: makes the demo tenant, submits the samples over HTTP like anybody else, and prints the leads.
/// On data that has seen the demo already it finds the batch that is there.
/// </summary>
internal sealed partial class Demo(
    IdentitySeed identities,
    PartnerTokens tokens,
    IServer server,
    IHostApplicationLifetime lifetime,
    StandaloneArguments arguments,
    ILogger<Demo> logger) : BackgroundService
{
    private const string BatchName = "demo_samples";
    private const int SkillsShown = 5;
    private const int RedirectedWidth = 160;
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "samples");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = RedirectedWidth;
        try
        {
            await StartedAsync(stoppingToken);
            var (keys, file) = await DemoTenant.EnsureAsync(identities, tokens, Path.GetFullPath(arguments.Data), stoppingToken);
            var address = Address();
            Announce(address, keys, file);
            await ScreenSamplesAsync(address, keys.TalentRay!, stoppingToken);
            await ScoringDemo.ShowAsync(address, keys.Nova!, Samples, stoppingToken);
            await FilesDemo.RunAsync(address, keys.LlamaIndex!, Samples, stoppingToken);
            await RecordsDemo.ShowAsync(address, keys.Reach!, stoppingToken);
            AnsiConsole.MarkupLine("\nReady. Press Ctrl-C to stop.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The demo is no reason to stop serving.
            LogFailed(exception);
        }
    }

    private Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        return started.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Where this process answers, as a client on this machine reaches it.</summary>
    private Uri Address()
    {
        var bound = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new Uri(bound.Replace("[::]", "127.0.0.1", StringComparison.Ordinal).Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));
    }

    private static void Announce(Uri address, DemoKeys keys, string file)
    {
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Shortlist answers on [bold]{address}[/]");
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Organization [bold]{DemoTenant.OrganizationId}[/], keys (also in {file}):");
        foreach (var (surface, key) in new[]
                 {
                     ("TalentRay", keys.TalentRay),
                     ("Nova", keys.Nova),
                     ("Nova, live", keys.NovaLive),
                     ("Reach", keys.Reach),
                     ("LlamaIndex", keys.LlamaIndex),
                 })
        {
            Console.WriteLine($"  {surface,-11} {key ?? "not served yet"}");
        }
    }

    private static async Task ScreenSamplesAsync(Uri address, string key, CancellationToken cancellationToken)
    {
        using var api = ShortlistClient.ForTalentRay(address, key);
        var upload = new CvUpload(DemoTenant.OrganizationId) { BatchId = BatchName };
        foreach (var file in Directory.EnumerateFiles(Samples).Order(StringComparer.Ordinal))
            upload.AddFile(file);

        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"\nScreening {Directory.GetFiles(Samples).Length} sample CVs as batch [bold]{BatchName}[/]");
        await api.SubmitBatchAsync(upload, cancellationToken);
        await AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask("CVs");
                await api.WaitForBatchAsync(
                    BatchName,
                    new Told(now => (bar.MaxValue, bar.Value) = (now.Total, now.Completed)),
                    cancellationToken: cancellationToken);
            });

        var table = new Table().Border(TableBorder.Simple).AddColumns("Name", "Mail", "Phone", "Status", "Skills");
        await foreach (var lead in api.ReadMembersAsync(BatchName, cancellationToken))
        {
            var status = lead.Failure is { } failure ? $"{lead.Status}: {failure.Code}" : lead.Status;
            var skills = string.Join(", ", lead.Skills.Take(SkillsShown)) + (lead.Skills.Count > SkillsShown ? " …" : "");
            table.AddRow(new[] { lead.FullName, lead.Email ?? "", lead.Phone ?? "", status, skills }.Select(cell => new Text(cell)));
        }

        AnsiConsole.Write(table);
    }

    [LoggerMessage(300, LogLevel.Error, "The demo could not be shown; Shortlist serves on")]
    private partial void LogFailed(Exception exception);

    /// <summary>Progress that is told at once; <see cref="Progress{T}"/> tells it on another thread and out of order.</summary>
    private sealed class Told(Action<CvBatchProgress> tell) : IProgress<CvBatchProgress>
    {
        public void Report(CvBatchProgress value) => tell(value);
    }
}
