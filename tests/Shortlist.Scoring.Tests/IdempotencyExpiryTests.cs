using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shortlist.Store.Sqlite;

namespace Shortlist.Scoring.Tests;

public sealed class IdempotencyExpiryTests : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shortlist-scoring-");
    private readonly SqliteDocumentStore _store;

    public IdempotencyExpiryTests() => _store = new(
        new SqliteStoreOptions { Path = Path.Combine(_folder.FullName, "store.db"), Synchronous = SqliteSynchronous.Normal }, TimeProvider.System);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Expiry_RemovesWritesThatAreTooOld_AndNoOthers()
    {
        var writes = new IdempotentWriteCollection(_store);
        await writes.InsertAsync(Write("old", TimeSpan.FromDays(31)), Cancel);
        await writes.InsertAsync(Write("young", TimeSpan.FromDays(29)), Cancel);
        using var expiry = new IdempotencyExpiry(
            writes, Options.Create(new ScoringOptions()), TimeProvider.System, NullLogger<IdempotencyExpiry>.Instance);

        await expiry.StartAsync(Cancel);
        while (await writes.FindAsync("old", Cancel) is not null)
            await Task.Delay(10, Cancel);
        await expiry.StopAsync(Cancel);

        (await writes.FindAsync("young", Cancel)).ShouldNotBeNull();
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static IdempotentWrite Write(string id, TimeSpan age) => new()
    {
        Id = id,
        TenantId = "tenant",
        Fingerprint = "f",
        StartedAt = TimeProvider.System.GetUtcNow() - age,
        Status = 201,
        Body = "{}"u8.ToArray(),
    };
}
