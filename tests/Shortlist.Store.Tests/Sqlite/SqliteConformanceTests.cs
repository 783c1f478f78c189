using Shortlist.Store.Sqlite;
using Shortlist.Store.Tests.Conformance;

namespace Shortlist.Store.Tests.Sqlite;

public sealed class SqliteConformanceTests : DocumentStoreConformance
{
    private readonly TemporaryFolder _folder = new();
    private SqliteDocumentStore? _sqlite;

    protected override Task<IDocumentStore> OpenAsync()
    {
        _sqlite = new SqliteDocumentStore(new SqliteStoreOptions { Path = _folder.File("documents.db") }, TimeProvider.System);
        return Task.FromResult<IDocumentStore>(_sqlite);
    }

    protected override async Task CloseAsync()
    {
        if (_sqlite is not null)
            await _sqlite.DisposeAsync();
        _folder.Dispose();
    }
}
