using Microsoft.Extensions.Options;
using Shortlist.Files;
using Shortlist.Store;

namespace Shortlist.Ingest.Files;

/// <summary>Removes ephemeral directories whose time has come. May run in any number of processes: a second one finds nothing left.</summary>
internal sealed partial class DirectoryExpiry(
    DirectoryCollection directories, DeleteDirectory delete, TimeProvider time, IOptions<FilesOptions> options, ILogger<DirectoryExpiry> logger)
    : BackgroundService
{
    private const int DirectoriesAtOnce = 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ExpiryInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (StoreUnavailableException exception)
            {
                LogPutOff(exception);
            }
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var due = await directories.QueryAsync(
            new Query
            {
                Conditions = [Where.Below("expires_at", time.GetUtcNow().ToUnixTimeMilliseconds())],
                OrderBy = [new SortKey("expires_at")],
                Take = DirectoriesAtOnce,
            },
            cancellationToken);
        foreach (var (directory, _) in due)
            await delete.DeleteAsync(directory.Id, cancellationToken);
    }

    [LoggerMessage(221, LogLevel.Warning, "Expired directories could not be removed; the next round tries again")]
    private partial void LogPutOff(Exception exception);
}
