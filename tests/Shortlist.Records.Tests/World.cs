using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shortlist.Batches;
using Shortlist.Batches.Tests;
using Shortlist.Contracts;
using Shortlist.Ingest.Records;
using Shortlist.Store;

namespace Shortlist.Records.Tests;

/// <summary>A process died here.</summary>
internal sealed class Crash : Exception;

/// <summary>
/// Batches of records on a network that repeats and reorders, over a store that dies before or after any write; and the model, which
/// is told what the store was told.
/// </summary>
internal sealed class World : IBatchMessenger, IHintSender
{
    private const string Tenant = "partner:tenant";
    private const string Partner = "partner";

    private static readonly string[] Schemas = ["a", "b", "c"];

    private readonly MemoryStore _store = new();
    private readonly MemoryBlobs _blobs = new();
    private readonly ManualTime _time = new();
    private readonly ServiceProvider _services;
    private readonly SliceCollection _slices;
    private readonly BatchCollection _batches;
    private readonly SliceProcessor _processor;
    private readonly PendingSweeper _sweeper;
    private readonly BatchTracker _tracker;
    private readonly BatchOutbox _outbox;
    private readonly List<ProcessSlice> _network = [];
    private readonly Dictionary<Guid, Submission> _submissions = [];
    private readonly Dictionary<Guid, BatchCounters> _seen = [];
    private readonly HashSet<(Guid Batch, int No)> _sent = [];
    private Part? _running;
    private int _writesUntilCrash = -1;
    private bool _crashAfter;

    public World()
    {
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IDocumentStore>(_store)
            .AddSingleton<IBlobStore>(_blobs)
            .AddSingleton<TimeProvider>(_time)
            .AddSingleton<IBatchMessenger>(this)
            .AddSingleton<IHintSender>(this)
            .AddBatchReads()
            .AddSingleton<LateOutcomes>()
            .AddRecordCollections()
            .AddRecordWork()
            .AddSingleton<RecordHandler>()
            .BuildServiceProvider();
        _slices = _services.GetRequiredService<SliceCollection>();
        _batches = _services.GetRequiredService<BatchCollection>();
        var options = Options.Create(new BatchOptions());
        var slots = new TenantSlotCollection(_store);
        _processor = new(
            _services.GetRequiredService<RecordHandler>(), _slices, _batches, new CancelWatch(_batches, _time), this, options, _time,
            NullLogger<SliceProcessor>.Instance);
        _sweeper = ActivatorUtilities.CreateInstance<PendingSweeper>(_services, Options.Create(new RecordOptions()));
        _tracker = new(_slices, slots, options, new TransportLife(null), _time);
        _outbox = new(_batches, slots, this, options);
        _store.AroundWrite = AroundWrite;
        _store.Written = Written;
    }

    public Model Model { get; } = new();

    public static string SchemaId(string name) => SchemaDefinition.IdOf(Partner, name);

    public async Task DefineAsync()
    {
        var schemas = _services.GetRequiredService<SchemaCollection>();
        foreach (var (name, references) in new[] { ("a", "bc"), ("b", "ac"), ("c", "") })
        {
            var properties = string.Concat(references.Select(target => $$""", "{{target}}":{"$ref":"reach:schemas/{{target}}"}"""));
            var required = name == "c" ? """["id","v"]""" : """["id"]""";
            await schemas.InsertAsync(
                new SchemaDefinition
                {
                    Id = SchemaId(name),
                    PartnerId = Partner,
                    Name = name,
                    PluralName = name,
                    Category = SchemaCategories.Default,
                    ExternalIdField = "id",
                    Schema = JsonElement.Parse($$$"""
                        {"type":"object","required":{{{required}}},
                         "properties":{"id":{"type":"string"},"v":{"type":"string","maxLength":2}{{{properties}}}}}
                        """),
                    References = [.. references.Select(target => new SchemaReference(SchemaId($"{target}"), $"{target}"))],
                    CreatedAt = _time.GetUtcNow(),
                    UpdatedAt = _time.GetUtcNow(),
                },
                default);
        }
    }

    /// <summary>Stores a batch as intake leaves it, and hands out its slices.</summary>
    public async Task SubmitAsync(Submission submission)
    {
        // Intake is not what is put to the test here.
        _store.AroundWrite = null;
        var schema = submission.Ops[0].Record.Schema;
        var batch = new Batch
        {
            CorrelationId = submission.Batch,
            State = BatchStates.Accepted,
            TenantId = Tenant,
            Surface = RecordBatch.SurfaceName,
            PublicId = submission.Batch.ToString("D"),
            Kind = submission.Kind,
            Pool = RecordBatch.Pool,
            Properties = new RecordBatch
            {
                Kind = submission.Kind,
                SchemaId = SchemaId(schema),
                SchemaName = schema,
                SchemaVersion = 1,
                RejectsExisting = submission.Rejects,
                IgnoresUnknownFields = submission.Ignores,
                DependencyWait = submission.Wait,
                Cascades = submission.Cascades,
            }.ToProperties(),
            Total = submission.Ops.Count,
            SliceCount = submission.Parts.Count,
            Ordered = submission.IsOrdered,
            CreatedAt = _time.GetUtcNow(),
            Deadline = _time.GetUtcNow() + TimeSpan.FromDays(1),
        };
        var keys = new List<string>();
        using var input = new MemoryStream();
        foreach (var op in submission.Ops)
        {
            var line = JsonSerializer.SerializeToUtf8Bytes(
                submission.Kind == RecordBatch.DeleteKind
                    ? (object)op.Record.Id
                    : new Dictionary<string, string?>(op.Fields, StringComparer.Ordinal) { ["id"] = op.Record.Id });
            keys.Add(new ItemKey(input.Length, line.Length, op.Record.Id).ToString());
            input.Write(line);
        }

        input.Position = 0;
        await _blobs.WriteAsync(RecordBatch.InputKey(submission.Batch), input, long.MaxValue, default);
        await _slices.InsertManyAsync(
            submission.Parts.Select(part => new Slice
            {
                BatchId = submission.Batch,
                No = part.No,
                Items = [.. part.Items.Select(item => new SliceItem(keys[item]))],
            }),
            default);
        await _batches.InsertAsync(batch, default);
        _store.AroundWrite = AroundWrite;
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
            await _processor.ProcessAsync(message, redelivered: false, default);
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
        _time.Advance(by);
        try
        {
            await _sweeper.SweepAsync(default);
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
        (await _services.GetRequiredService<PendingCollection>().QueryAsync(new Query(), default)).Count - Model.WaitingWrites.Count;

    /// <summary>All there is equals the model.</summary>
    public async Task CompareAsync()
    {
        var records = _services.GetRequiredService<RecordCollection>();
        foreach (var schema in Schemas)
        {
            var stored = await records.PageAsync(RecordId.SetOf(Tenant, SchemaId(schema)), null, 1000, default);
            stored.ToDictionary(record => RecordId.ExternalIdOf(record.Id), Text).ShouldBe(
                Model.Records.Where(each => each.Key.Schema == schema).ToDictionary(each => each.Key.Id, each => Text(each.Key.Id, each.Value)),
                ignoreOrder: true);
        }

        foreach (var submission in _submissions.Values)
            await CompareAsync(submission);
    }

    Task IBatchMessenger.SendToPoolAsync<T>(string pool, T command, Guid messageId, CancellationToken cancellationToken) => Task.CompletedTask;

    Task IBatchMessenger.SendToTrackingAsync<T>(T message, CancellationToken cancellationToken) => Task.CompletedTask;

    Task IBatchMessenger.HintAsync(SliceAdvanced hint, CancellationToken cancellationToken) => Task.CompletedTask;

    Task IBatchMessenger.PublishAsync<T>(T message, Guid messageId, CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHintSender.HintAsync(Guid batchId, CancellationToken cancellationToken) => Task.CompletedTask;

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
        await LookAsync(submission.Batch);
        var batch = (await _batches.LoadAsync(submission.Batch, default))!;
        batch.State.ShouldBe(BatchStates.Completed);
        batch.Counters.ShouldBe(Count(items));
    }

    /// <summary>What the saga's endpoint does with a message: once more than there are slices, as each look may hand out one that has ended already.</summary>
    private async Task LookAsync(Guid batchId)
    {
        for (var look = 0; look <= _submissions[batchId].Parts.Count; look++)
        {
            var batch = (await _batches.LoadAsync(batchId, default))!;
            var loaded = BatchOutbox.Snapshot(batch);
            batch.State = await _tracker.LookAsync(batch, default);
            (await _outbox.StoreAndSendAsync(batch, loaded, default)).ShouldBeTrue();
        }
    }

    private void Send(Part part)
    {
        if (_sent.Add((part.Batch, part.No)))
            _network.Add(new() { BatchId = part.Batch, TenantId = Tenant, No = part.No, Epoch = 1 });
    }

    private async Task<IReadOnlyList<SliceItem>> ItemsAsync(Part part) =>
        (await _slices.FindAsync(Slice.IdOf(part.Batch, part.No), default))!.Value.Items;

    private async Task<List<SliceItem>> ItemsAsync(Submission submission)
    {
        var items = new List<SliceItem>();
        foreach (var part in submission.Parts)
            items.AddRange(await ItemsAsync(part));
        return items;
    }

    private async Task<bool> IsOpenAsync(Part part) => (await ItemsAsync(part)).Any(item => item.State == ItemState.Open);

    private static BatchCounters Count(IReadOnlyCollection<SliceItem> items) => new(
        items.Count(item => item.State == ItemState.Succeeded),
        items.Count(item => item.State == ItemState.Failed),
        0,
        items.Count(item => item.State == ItemState.Pending));

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
        var record = new RecordName(
            Schemas.Single(name => SchemaId(name) == RecordId.SchemaOf(id)), RecordId.ExternalIdOf(id));
        if (_running is { } part && part.Records.Contains(record) && !Model.IsDone(part, record) && IsWriteOf(part, id))
            Model.Wrote(part, record, _time.GetUtcNow());
        else if (_running is { Submission.Kind: RecordBatch.DeleteKind } deletion && !deletion.Records.Contains(record))
            Model.TookAlong(deletion, record);
        else
            Model.Released(record, _time.GetUtcNow());
    }

    /// <summary>By what the record itself remembers: a release of a pending write, which a slice may do on its way, leaves no mark of that slice.</summary>
    private bool IsWriteOf(Part part, string id)
    {
        var stored = _services.GetRequiredService<RecordCollection>().FindAsync(id, default).GetAwaiter().GetResult()!;
        return stored.MarkOf(part.Batch, part.No) is not null || (!stored.Exists && stored.DeletedBy == part.Batch);
    }

    /// <summary>What holds at every moment: sums equal items, and only pending ever goes down.</summary>
    private async Task CheckAsync()
    {
        foreach (var (batch, submission) in _submissions)
        {
            var sums = await _slices.SumAsync(batch, default);
            sums.ShouldBe(Count(await ItemsAsync(submission)));
            var before = _seen.GetValueOrDefault(batch);
            sums.Succeeded.ShouldBeGreaterThanOrEqualTo(before.Succeeded);
            sums.Failed.ShouldBeGreaterThanOrEqualTo(before.Failed);
            (sums.Ended + sums.Pending).ShouldBeGreaterThanOrEqualTo(before.Ended + before.Pending);
            _seen[batch] = sums;
        }
    }
}
