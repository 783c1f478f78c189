using MongoDB.Bson;
using MongoDB.Driver;
using Shortlist.Store.MongoDb;
using Shortlist.Store.Tests.Conformance;

namespace Shortlist.Store.Tests.MongoDb;

public sealed class MongoBlobConformanceTests : BlobStoreConformance
{
    private readonly SteppingClock _clock = new();
    private MongoServer? _server;

    [Fact]
    public async Task WriteAsync_HourAfterAWriterDied_RemovesWhatItLeft()
    {
        var left = ObjectId.GenerateNewId(DateTime.UnixEpoch);
        await Chunks.InsertOneAsync(
            new BsonDocument { { "_id", ObjectId.GenerateNewId(DateTime.UnixEpoch) }, { "files_id", left }, { "n", 0 }, { "data", new byte[10] } },
            options: null,
            Cancellation);
        await Notes.InsertOneAsync(new BsonDocument { { "_id", left }, { "key", "dead" }, { "at", 0L } }, options: null, Cancellation);

        await Store.WriteAsync("alive", new MemoryStream([1]), 1, Cancellation);

        (await Chunks.CountDocumentsAsync(new BsonDocument("files_id", left), cancellationToken: Cancellation)).ShouldBe(0);
        (await Notes.CountDocumentsAsync(new BsonDocument(), cancellationToken: Cancellation)).ShouldBe(0);
        (await Store.OpenReadAsync("alive", Cancellation)).ShouldNotBeNull();
    }

    [Fact]
    public async Task WriteAsync_HourAfterABlobWasReplaced_RemovesTheOldBytes()
    {
        await Store.WriteAsync("a", new MemoryStream(new byte[300_000]), 300_000, Cancellation);
        await Store.WriteAsync("a", new MemoryStream([1]), 1, Cancellation);
        (await Chunks.CountDocumentsAsync(new BsonDocument(), cancellationToken: Cancellation)).ShouldBe(3);

        // Chunks tell their age by the machine's clock; two hours from now they are all old.
        _clock.Step(TimeSpan.FromHours(2));
        await Store.WriteAsync("b", new MemoryStream([2]), 1, Cancellation);

        (await Chunks.CountDocumentsAsync(new BsonDocument(), cancellationToken: Cancellation)).ShouldBe(2);
        (await Notes.CountDocumentsAsync(new BsonDocument(), cancellationToken: Cancellation)).ShouldBe(0);
        await using var kept = (await Store.OpenReadAsync("a", Cancellation)).ShouldNotBeNull();
        kept.ReadByte().ShouldBe(1);
    }

    [Fact]
    public async Task OpenReadAsync_Blob_CanBeReadFromAnyPlace()
    {
        var bytes = Enumerable.Range(0, 600_000).Select(i => (byte)(i / 1000)).ToArray();
        await Store.WriteAsync("a", new MemoryStream(bytes), bytes.Length, Cancellation);

        await using var stream = (await Store.OpenReadAsync("a", Cancellation)).ShouldNotBeNull();
        stream.Length.ShouldBe(bytes.Length);
        stream.Seek(-1, SeekOrigin.End);
        stream.ReadByte().ShouldBe(bytes[^1]);
        stream.Position = 500_000;
        var part = new byte[1000];
        await stream.ReadExactlyAsync(part, Cancellation);
        part.ShouldBe(bytes[500_000..501_000]);
    }

    protected override Task<IBlobStore> OpenAsync()
    {
        _server = MongoServer.NewDatabase();
        return Task.FromResult<IBlobStore>(new MongoBlobStore(_server.Options, _clock));
    }

    protected override Task CloseAsync() => _server?.DropAsync() ?? Task.CompletedTask;

    protected override async Task NothingIsLeftAsync()
    {
        foreach (var name in new[] { "files", "chunks", "keys", "leftovers" })
        {
            (await CollectionOf(name).CountDocumentsAsync(new BsonDocument(), cancellationToken: Cancellation))
                .ShouldBe(0, $"blobs.{name} is empty");
        }
    }

    private IMongoCollection<BsonDocument> Chunks => CollectionOf("chunks");

    private IMongoCollection<BsonDocument> Notes => CollectionOf("leftovers");

    private IMongoCollection<BsonDocument> CollectionOf(string name) => _server!.Database.GetCollection<BsonDocument>($"blobs.{name}");

    private sealed class SteppingClock : TimeProvider
    {
        private TimeSpan _ahead;

        public void Step(TimeSpan time) => _ahead += time;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
    }
}
