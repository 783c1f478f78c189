using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Shortlist.Hosting;
using Shortlist.Store;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Gateway;

/// <summary>The usage log; section <c>UsageLog</c>.</summary>
public sealed class UsageLogOptions
{
    /// <summary>How many days an entry is kept.</summary>
    public int RetentionDays { get; set; } = 90;

    /// <summary>How many entries may wait to be written before further ones are dropped.</summary>
    public int Capacity { get; set; } = 10_000;
}

/// <summary>
/// Writes down who called what. Requests only drop their entry into a bounded queue; a loop writes the queue in groups.
/// A slow or absent store costs entries (counted in <c>shortlist.gateway.usage_log.dropped</c>), never a request.
/// </summary>
internal sealed partial class UsageLog : BackgroundService
{
    private const int GroupSize = 500;
    private static readonly TimeSpan GroupDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PruneInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan LastUsedPrecision = TimeSpan.FromMinutes(1);

    private readonly UsageCollection _entries;
    private readonly ApiKeys _keys;
    private readonly IIdGenerator _ids;
    private readonly TimeProvider _time;
    private readonly ILogger<UsageLog> _logger;
    private readonly TimeSpan _retention;
    private readonly Channel<PendingEntry> _queue;
    private readonly Counter<long> _dropped;
    private readonly List<PendingEntry> _group = new(GroupSize);
    private readonly Dictionary<string, DateTimeOffset> _lastUsed = new(StringComparer.Ordinal);
    private DateTimeOffset _nextPrune;

    public UsageLog(
        UsageCollection entries, ApiKeys keys, IIdGenerator ids, TimeProvider time, IOptions<UsageLogOptions> options,
        IMeterFactory meters, ILogger<UsageLog> logger)
    {
        _entries = entries;
        _keys = keys;
        _ids = ids;
        _time = time;
        _logger = logger;
        _retention = TimeSpan.FromDays(options.Value.RetentionDays);
        _dropped = meters.Create("Shortlist.Gateway").CreateCounter<long>(
            "shortlist.gateway.usage_log.dropped", "{entry}", "Entries of the usage log that were never written.");
        _queue = Channel.CreateBounded<PendingEntry>(
            new BoundedChannelOptions(options.Value.Capacity) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true },
            _ => _dropped.Add(1));
    }

    /// <summary>Notes a request that has been answered. Returns at once, whatever the store does.</summary>
    public void Note(ApiKey key, string method, string path, int status, DateTimeOffset at, TimeSpan duration) => _queue.Writer.TryWrite(
        new PendingEntry(
            key.Hash,
            new UsageEntry(_ids.Next().ToString("N"), key.Id, method, path, status, at, Math.Round(duration.TotalMilliseconds, 2))));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        _queue.Writer.TryComplete();
        if (!await TryDrainAsync(cancellationToken))
            _dropped.Add(_group.Count + _queue.Reader.Count);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _queue.Reader.WaitToReadAsync(stoppingToken))
        {
            await Task.Delay(GroupDelay, _time, stoppingToken);
            while (!await TryDrainAsync(stoppingToken))
                await Task.Delay(RetryDelay, _time, stoppingToken);
        }
    }

    // A group that could not be written stays in hand, and its entries keep their ids: written twice, they count once.
    private async Task<bool> TryDrainAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (TakeGroup())
            {
                await _entries.InsertManyAsync(_group.Select(pending => pending.Entry), cancellationToken);
                await NoteLastUsedAsync(cancellationToken);
                _group.Clear();
            }

            await PruneAsync(cancellationToken);
            return true;
        }
        catch (StoreUnavailableException exception)
        {
            LogNotWritten(exception);
            return false;
        }
    }

    private bool TakeGroup()
    {
        while (_group.Count < GroupSize && _queue.Reader.TryRead(out var pending))
            _group.Add(pending);
        return _group.Count > 0;
    }

    private async Task NoteLastUsedAsync(CancellationToken cancellationToken)
    {
        foreach (var (hash, at) in _group.GroupBy(pending => pending.KeyHash, pending => pending.Entry.At, StringComparer.Ordinal)
            .Select(uses => (uses.Key, uses.Max())))
        {
            if (_lastUsed.TryGetValue(hash, out var noted) && at - noted < LastUsedPrecision)
                continue;

            await _keys.MarkUsedAsync(hash, at, cancellationToken);
            _lastUsed[hash] = at;
        }
    }

    private async Task PruneAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (now < _nextPrune)
            return;

        await _entries.DeleteManyAsync([Where.Below("at", (now - _retention).UtcTicks)], cancellationToken);
        _lastUsed.Clear();
        _nextPrune = now + PruneInterval;
    }

    [LoggerMessage(200, LogLevel.Warning, "The usage log could not be written; its entries wait.")]
    private partial void LogNotWritten(Exception exception);

    private sealed record PendingEntry(string KeyHash, UsageEntry Entry);
}
