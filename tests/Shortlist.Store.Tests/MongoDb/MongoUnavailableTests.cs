using System.Net;
using System.Net.Sockets;
using Shortlist.Store.MongoDb;
using static Shortlist.Store.Tests.Conformance.People;

namespace Shortlist.Store.Tests.MongoDb;

/// <summary>What callers see when nothing listens where the server should be.</summary>
public sealed class MongoUnavailableTests
{
    private readonly MongoStoreOptions _nowhere = new()
    {
        ConnectionString = $"mongodb://127.0.0.1:{FreePort()}/?directConnection=true",
        Database = "shortlist",
        Patience = TimeSpan.FromMilliseconds(300),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnyMemberOfDocuments_NoServer_IsUnavailable()
    {
        var store = new MongoDocumentStore(_nowhere);

        await Should.ThrowAsync<StoreUnavailableException>(() => store.FindAsync(Definition, "p1", Cancellation));
        await Should.ThrowAsync<StoreUnavailableException>(() => store.InsertAsync(Definition, Person("p1"), Cancellation));
        await Should.ThrowAsync<StoreUnavailableException>(() => store.QueryAsync(Definition, new Query(), Cancellation));
        await Should.ThrowAsync<StoreUnavailableException>(() => store.CheckAsync(Cancellation));
    }

    [Fact]
    public async Task AnyMemberOfBlobs_NoServer_IsUnavailable()
    {
        var store = new MongoBlobStore(_nowhere, TimeProvider.System);

        await Should.ThrowAsync<StoreUnavailableException>(() => store.WriteAsync("a", new MemoryStream([1]), 1, Cancellation));
        await Should.ThrowAsync<StoreUnavailableException>(() => store.OpenReadAsync("a", Cancellation));
        await Should.ThrowAsync<StoreUnavailableException>(() => store.CheckAsync(Cancellation));
    }

    [Fact]
    public async Task FindAsync_CancelledWhileItLooksForAServer_IsCancelled()
    {
        var store = new MongoDocumentStore(_nowhere with { Patience = TimeSpan.FromMinutes(1) });
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var find = store.FindAsync(Definition, "p1", cancel.Token);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => find);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
