using System.Text.Json.Serialization;
using Shortlist.Store.Sqlite;

namespace Shortlist.Store.Tests;

/// <summary>Read, change and replace, from what is stored or from what was read before.</summary>
public sealed partial class CollectionTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDocumentStore _store;
    private readonly Collection<Tally> _tallies;

    public CollectionTests()
    {
        _store = new(new() { Path = _folder.File("documents.db") }, TimeProvider.System);
        _tallies = new(_store, new("tallies", [], []), TallyJson.Default.Tally, tally => tally.Id, _ => []);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task UpdateAsync_FromWhatWasRead_GivesWhatTheNextUpdateMayStartFrom()
    {
        await _tallies.InsertAsync(new("a", 1), Cancel);
        var read = await FindAsync();

        var once = await _tallies.UpdateAsync(read, Plus(1), Cancel);
        var twice = await _tallies.UpdateAsync(once.ShouldNotBeNull(), Plus(1), Cancel);

        twice.ShouldBe(new(new("a", 3), read.Version + 2));
        (await FindAsync()).ShouldBe(twice);
    }

    [Fact]
    public async Task UpdateAsync_OtherWriteCameSince_IsMadeOnTopOfIt()
    {
        await _tallies.InsertAsync(new("a", 1), Cancel);
        var read = await FindAsync();
        await _tallies.UpdateAsync("a", Plus(10), Cancel);

        List<int> shown = [];
        var stored = await _tallies.UpdateAsync(
            read,
            tally =>
            {
                shown.Add(tally.Count);
                return Plus(1)(tally);
            },
            Cancel);

        shown.ShouldBe([1, 11]);
        stored.ShouldNotBeNull().Value.Count.ShouldBe(12);
        (await FindAsync()).ShouldBe(stored);
    }

    [Fact]
    public async Task UpdateAsync_GoneSince_IsNull()
    {
        await _tallies.InsertAsync(new("a", 1), Cancel);
        var read = await FindAsync();
        await _tallies.DeleteAsync("a", null, Cancel);

        (await _tallies.UpdateAsync(read, Plus(1), Cancel)).ShouldBeNull();
        (await _tallies.UpdateAsync("a", Plus(1), Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task UpdateAsync_ChangeLeavesItAlone_WritesNothing()
    {
        await _tallies.InsertAsync(new("a", 1), Cancel);
        var read = await FindAsync();

        (await _tallies.UpdateAsync(read, _ => null, Cancel)).ShouldBe(read);

        (await FindAsync()).Version.ShouldBe(read.Version);
    }

    private static Func<Tally, Tally?> Plus(int more) => tally => tally with { Count = tally.Count + more };

    private async Task<Versioned<Tally>> FindAsync() => (await _tallies.FindAsync("a", Cancel)).ShouldNotBeNull();

    internal sealed record Tally(string Id, int Count);

    [JsonSerializable(typeof(Tally))]
    private sealed partial class TallyJson : JsonSerializerContext;
}
