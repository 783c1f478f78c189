using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shortlist.Batches;
using Shortlist.Batches.Tests;
using Shortlist.Contracts;
using Shortlist.Hosting;
using Shortlist.Ingest.Records;
using Shortlist.Store;

namespace Shortlist.Records.Tests;

/// <summary>A process died here.</summary>
internal sealed class Crash : Exception;

/// <summary>
/// What works on batches of records, put together over documents in memory, with three schemas: a refers to b and c, b to a and c.
/// Messages go nowhere; who derives from it plays the network.
/// </summary>
internal abstract class Site : IBatchMessenger, IHintSender, IIdGenerator
{
    protected const string Tenant = "partner:tenant";
    private const string Partner = "partner";

    protected static readonly string[] Schemas = ["a", "b", "c"];

    private readonly MemoryBlobs _blobs = new();
    private readonly ServiceProvider _services;
    private readonly BatchTracker _tracker;
    private readonly BatchOutbox _outbox;
    private int _ids;

    /// <summary>Puts it together.</summary>
    /// <param name="documents">Where documents are kept.</param>
    /// <param name="store">The same as the services see them.</param>
    protected Site(MemoryStore documents, IDocumentStore store)
    {
        Documents = documents;
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(store)
            .AddSingleton<IBlobStore>(_blobs)
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IBatchMessenger>(this)
            .AddSingleton<IHintSender>(this)
            .AddSingleton<IIdGenerator>(this)
            .AddBatchReads()
            .AddSingleton<LateOutcomes>()
            .AddRecordCollections()
            .AddRecordWork()
            .AddSingleton<RecordHandler>()
            .BuildServiceProvider();
        Slices = _services.GetRequiredService<SliceCollection>();
        Batches = _services.GetRequiredService<BatchCollection>();
        Records = _services.GetRequiredService<RecordCollection>();
        Pendings = _services.GetRequiredService<PendingCollection>();
        var options = Options.Create(new BatchOptions());
        var slots = new TenantSlotCollection(store);
        Processor = new(
            _services.GetRequiredService<RecordHandler>(), Slices, Batches, new CancelWatch(Batches, Time), this, options, Time,
            NullLogger<SliceProcessor>.Instance);
        Sweeper = ActivatorUtilities.CreateInstance<PendingSweeper>(_services, Options.Create(new RecordOptions()));
        _tracker = new(Slices, slots, options, new TransportLife(null), Time);
        _outbox = new(Batches, slots, this, options);
    }

    protected MemoryStore Documents { get; }

    protected ManualTime Time { get; } = new();

    protected SliceCollection Slices { get; }

    protected BatchCollection Batches { get; }

    protected RecordCollection Records { get; }

    protected PendingCollection Pendings { get; }

    protected SliceProcessor Processor { get; }

    protected PendingSweeper Sweeper { get; }

    public static string SchemaId(string name) => SchemaDefinition.IdOf(Partner, name);

    public static RecordName NameOf(string id) =>
        new(Schemas.Single(name => SchemaId(name) == RecordId.SchemaOf(id)), RecordId.ExternalIdOf(id));

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
                    CreatedAt = Time.GetUtcNow(),
                    UpdatedAt = Time.GetUtcNow(),
                },
                default);
        }
    }

    Guid IIdGenerator.Next() => new(++_ids, 0, 0, new byte[8]);

    Task IBatchMessenger.SendToPoolAsync<T>(string pool, T command, Guid messageId, CancellationToken cancellationToken) => Task.CompletedTask;

    Task IBatchMessenger.SendToTrackingAsync<T>(T message, CancellationToken cancellationToken) => Task.CompletedTask;

    Task IBatchMessenger.HintAsync(SliceAdvanced hint, CancellationToken cancellationToken) => Task.CompletedTask;

    Task IBatchMessenger.PublishAsync<T>(T message, Guid messageId, CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHintSender.HintAsync(Guid batchId, CancellationToken cancellationToken) => Task.CompletedTask;

    protected T Service<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Stores a batch as intake leaves it.</summary>
    protected async Task StoreAsync(Submission submission)
    {
        var schema = submission.Ops[0].Record.Schema;
        var lines = submission.Lines;
        using var input = new MemoryStream([.. lines.SelectMany(line => line.Line)]);
        await _blobs.WriteAsync(RecordBatch.InputKey(submission.Batch), input, long.MaxValue, default);
        await Slices.InsertManyAsync(
            submission.Parts.Select(part => new Slice
            {
                BatchId = submission.Batch,
                No = part.No,
                Items = [.. part.Items.Select(item => new SliceItem(lines[item].Key))],
            }),
            default);
        await Batches.InsertAsync(
            new Batch
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
                CreatedAt = Time.GetUtcNow(),
                Deadline = Time.GetUtcNow() + TimeSpan.FromDays(1),
            },
            default);
    }

    protected static ProcessSlice MessageOf(Part part) =>
        new() { BatchId = part.Batch, TenantId = Tenant, No = part.No, Epoch = 1 };

    protected async Task<IReadOnlyList<SliceItem>> ItemsAsync(Part part) =>
        (await Slices.FindAsync(Slice.IdOf(part.Batch, part.No), default))!.Value.Items;

    protected async Task<List<SliceItem>> ItemsAsync(Submission submission)
    {
        var items = new List<SliceItem>();
        foreach (var part in submission.Parts)
            items.AddRange(await ItemsAsync(part));
        return items;
    }

    protected async Task<bool> IsOpenAsync(Part part) => (await ItemsAsync(part)).Any(item => item.State == ItemState.Open);

    protected static BatchCounters Count(IReadOnlyCollection<SliceItem> items) => new(
        items.Count(item => item.State == ItemState.Succeeded),
        items.Count(item => item.State == ItemState.Failed),
        items.Count(item => item.State == ItemState.Cancelled),
        items.Count(item => item.State == ItemState.Pending));

    /// <summary>What the saga's endpoint does with a message: once more than there are slices, as each look may hand out one that has ended already.</summary>
    protected async Task<Batch> LookAsync(Submission submission)
    {
        for (var look = 0; look <= submission.Parts.Count; look++)
        {
            var batch = (await Batches.LoadAsync(submission.Batch, default))!;
            var loaded = BatchOutbox.Snapshot(batch);
            batch.State = await _tracker.LookAsync(batch, default);
            (await _outbox.StoreAndSendAsync(batch, loaded, default)).ShouldBeTrue();
        }

        return (await Batches.LoadAsync(submission.Batch, default))!;
    }
}
