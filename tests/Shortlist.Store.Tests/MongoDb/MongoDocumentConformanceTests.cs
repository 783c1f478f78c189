using Shortlist.Store.MongoDb;
using Shortlist.Store.Tests.Conformance;

namespace Shortlist.Store.Tests.MongoDb;

public sealed class MongoDocumentConformanceTests : DocumentStoreConformance
{
    private MongoServer? _server;

    protected override Task<IDocumentStore> OpenAsync()
    {
        _server = MongoServer.NewDatabase();
        return Task.FromResult<IDocumentStore>(new MongoDocumentStore(_server.Options));
    }

    protected override Task CloseAsync() => _server?.DropAsync() ?? Task.CompletedTask;
}
