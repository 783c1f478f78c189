using Shortlist.Store.Sqlite;

namespace Shortlist.Leads.Tests;

/// <summary>A store in a folder of its own, gone with the test.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shortlist-leads-");

    public TemporaryStore() => Documents = new SqliteDocumentStore(new SqliteStoreOptions { Path = Path.Combine(_folder.FullName, "documents.db") }, TimeProvider.System);

    public SqliteDocumentStore Documents { get; }

    public async ValueTask DisposeAsync()
    {
        await Documents.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
