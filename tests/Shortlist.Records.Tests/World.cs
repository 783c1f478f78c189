using System.Globalization;
using System.Text;
using System.Text.Json;
using Shortlist.Batches;
using Shortlist.Batches.Tests;
using Shortlist.Contracts;
using Shortlist.Store;

namespace Shortlist.Records.Tests;

/// <summary>
/// Batches of records on a network that repeats and reorders, over a store that dies before or after any write; and the model, which
/// is told what the store was told.
/// </summary>
internal sealed class World : Site
{
    private static readonly string Empty =
        JsonSerializer.Serialize(new { Content = (byte[]?)null, Pending = (ItemName?)null, Marks = Array.Empty<WriterMark>(), DeletedBy = (Guid?)null });

    private readonly List<ProcessSlice> _network = [];
    private readonly Dictionary<Guid, Submission> _submissions = [];
    private readonly Dictionary<Guid, BatchCounters> _seen = [];
    private readonly HashSet<(Guid Batch, int No)> _sent = [];
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private Part? _running;
    private int _writesUntilCrash = -1;
    private bool _crashAfter;

    public World() : this(new MemoryStore())
    {
    }

    private World(MemoryStore store) : base(store, store)
    {
        store.AroundWrite = AroundWrite;
        store.Written = Written;
    }

    public Model Model { get; } = new();

    /// <summary>Stores a batch as intake leaves it, and hands out its slices.</summary>
    public async Task SubmitAsync(Submission submission)
    {
        // Intake is not what is put to the test here.
        Documents.AroundWrite = null;
        await StoreAsync(submission);
        Documents.AroundWrite = AroundWrite;
        _submissions[submission.Batch] = submission;
        foreach (var part in submission.IsOrdered ? submission.Parts.Take(1) : submission.Parts)
            Send(part);
    }

    /// <summary>Delivers the message at the index; one that is kept comes again.</summary>
    public async Task DeliverAsync(int index, bool keep)
    {
        if (_network.Count == 0)
            return;
        var message = _network[index % _network.Count];
        if (!keep)
            _network.Remove(message);
        var part = _running = _submissions[message.BatchId].Parts[message.No];
        var wasOpen = await IsOpenAsync(part);
        var came = part.Records.Where(record => !Model.IsDone(part, record)).ToDictionary(record => record, record => Model.Try(part, record).Ended);
        try
        {
            await Processor.ProcessAsync(message, redelivered: false, default);
        }
        catch (Crash)
        {
            _network.Add(message);
        }

        _running = null;
        if (wasOpen && !await IsOpenAsync(part))
        {
            foreach (var (item, how) in came.Where(each => !Model.IsDone(part, each.Key)).SelectMany(each => each.Value))
                Model.Ended[(part.Batch, item)] = how;
        }

        if (part.Submission is { IsOrdered: true, Parts: var parts } && part.No + 1 < parts.Count && !await IsOpenAsync(part))
            Send(parts[part.No + 1]);

        await CheckAsync();
    }

    public void CrashAt(int write, bool after) => (_writesUntilCrash, _crashAfter) = (write, after);

    public async Task AdvanceAsync(TimeSpan by)
    {
        Time.Advance(by);
        try
        {
            await Sweeper.SweepAsync(default);
        }
        catch (Crash)
        {
            // The next sweep finds what this one left.
        }

        await CheckAsync();
    }

    /// <summary>The weather clears: everything is delivered. Nothing may wait then that has all it waits for.</summary>
    public async Task SettleAsync()
    {
        _writesUntilCrash = -1;
        while (_network.Count > 0)
            await DeliverAsync(0, keep: false);
        await AdvanceAsync(TimeSpan.Zero);
        Model.Forgotten().ShouldBeEmpty("a wake-up was lost");
    }

    /// <summary>Pending records that lead to nothing.</summary>
    public async Task<int> LeftOverAsync() =>
        (await Pendings.QueryAsync(new Query(), default)).Count - Model.WaitingWrites.Count;

    /// <summary>All there is equals the model.</summary>
    public async Task CompareAsync()
    {
        foreach (var schema in Schemas)
        {
            var stored = await Records.PageAsync(RecordId.SetOf(Tenant, SchemaId(schema)), null, 1000, default);
            stored.ToDictionary(record => RecordId.ExternalIdOf(record.Id), Text).ShouldBe(
                Model.Records.Where(each => each.Key.Schema == schema).ToDictionary(each => each.Key.Id, each => Text(each.Key.Id, each.Value)),
                ignoreOrder: true);
        }

        foreach (var submission in _submissions.Values)
            await CompareAsync(submission);
    }

    private static string Text(StoredRecord record)
    {
        var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(record.Content!.Value.Span)!;
        fields.Remove("id", out var id);
        return Text(id!, fields);
    }

    private static string Text(string id, Dictionary<string, string> fields) =>
        $"{id}: {string.Join(", ", fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}"))}";

    private async Task CompareAsync(Submission submission)
    {
        var items = await ItemsAsync(submission);
        var story = new StringBuilder();
        for (var item = 0; item < items.Count; item++)
        {
            var how = items[item] switch
            {
                { State: ItemState.Succeeded } => "",
                { State: ItemState.Failed, ErrorCode: var code } => code!,
                var other => other.State.ToString().ToUpperInvariant(),
            };
            if (how != Model.Ended[(submission.Batch, item)])
                story.AppendLine(CultureInfo.InvariantCulture, $"{submission.Kind} {submission.Ops[item].Record}: '{how}' instead of '{Model.Ended[(submission.Batch, item)]}'");
        }

        story.ToString().ShouldBeEmpty();
        var batch = await LookAsync(submission);
        batch.State.ShouldBe(BatchStates.Completed);
        batch.Counters.ShouldBe(Count(items));
    }

    private void Send(Part part)
    {
        if (_sent.Add((part.Batch, part.No)))
            _network.Add(MessageOf(part));
    }

    private void AroundWrite(bool after)
    {
        if (after != _crashAfter || _writesUntilCrash < 0)
            return;
        if (_writesUntilCrash-- == 0)
            throw new Crash();
    }

    /// <summary>Tells the model what was written, and by whom.</summary>
    private void Written(string collection, string id)
    {
        if (collection != RecordCollection.Definition.Name)
            return;
        var written = Records.FindAsync(id, default).GetAwaiter().GetResult()!;
        if (!Changes(written))
            return;
        var record = NameOf(id);
        if (_running is { } part && part.Records.Contains(record) && !Model.IsDone(part, record) && IsWriteOf(part, id))
            Model.Wrote(part, record, Time.GetUtcNow());
        else if (_running is { Submission.Kind: RecordBatch.DeleteKind } deletion && !deletion.Records.Contains(record))
            Model.TookAlong(deletion, record);
        else
            Model.Released(record, Time.GetUtcNow());
    }

    /// <summary>Whether more changed than the version: a deletion writes records as they are, so that writers on their way look again.</summary>
    private bool Changes(StoredRecord record)
    {
        var now = JsonSerializer.Serialize(new { Content = record.Content?.ToArray(), record.Pending, record.Marks, record.DeletedBy });
        var changes = now != _known.GetValueOrDefault(record.Id, Empty);
        _known[record.Id] = now;
        return changes;
    }

    /// <summary>By what the record itself remembers: a release of a pending write, which a slice may do on its way, leaves no mark of that slice.</summary>
    private bool IsWriteOf(Part part, string id)
    {
        var stored = Records.FindAsync(id, default).GetAwaiter().GetResult()!;
        return stored.MarkOf(part.Batch, part.No) is not null || (!stored.Exists && stored.DeletedBy == part.Batch);
    }

    /// <summary>What holds at every moment: sums equal items, and only pending ever goes down.</summary>
    private async Task CheckAsync()
    {
        foreach (var (batch, submission) in _submissions)
        {
            var sums = await Slices.SumAsync(batch, default);
            sums.ShouldBe(Count(await ItemsAsync(submission)));
            var before = _seen.GetValueOrDefault(batch);
            sums.Succeeded.ShouldBeGreaterThanOrEqualTo(before.Succeeded);
            sums.Failed.ShouldBeGreaterThanOrEqualTo(before.Failed);
            (sums.Ended + sums.Pending).ShouldBeGreaterThanOrEqualTo(before.Ended + before.Pending);
            _seen[batch] = sums;
        }
    }
}
