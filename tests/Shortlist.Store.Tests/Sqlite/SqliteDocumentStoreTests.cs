using Shortlist.Store.Sqlite;
using Shortlist.Store.Tests.Conformance;

namespace Shortlist.Store.Tests.Sqlite;

public sealed class SqliteDocumentStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SqliteStoreOptions Options => new() { Path = _folder.File("deep/down/documents.db"), Patience = TimeSpan.FromMilliseconds(200) };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_MadeByTheStore_AreTheirOwnersAlone()
    {
        if (OperatingSystem.IsWindows())
            return;

        await using var store = Open();
        await store.InsertAsync(People.Definition, People.Person("p1"), Cancellation);

        var folder = Path.GetDirectoryName(Options.Path)!;
        File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.GetFiles(folder).Length.ShouldBe(5);
        foreach (var file in Directory.GetFiles(folder))
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public async Task ReplaceAsync_ForeignProgramHoldsTheLock_GivesUpAndWorksAgainAfterwards()
    {
        await using var store = Open();
        await store.InsertAsync(People.Definition, People.Person("p1"), Cancellation);
        using (var foreign = SqliteSession.OpenWriter(Options))
        {
            foreign.TryBegin().ShouldBeTrue();

            await Should.ThrowAsync<StoreUnavailableException>(() => store.ReplaceAsync(People.Definition, People.Person("p1"), Cancellation));
            (await store.FindAsync(People.Definition, "p1", Cancellation)).ShouldNotBeNull().Version.ShouldBe(1);
        }

        (await store.ReplaceAsync(People.Definition, People.Person("p1"), Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task ReplaceAsync_OtherProcessKeepsItsTurn_GivesUpAndWorksAgainAfterwards()
    {
        await using var store = Open();
        await store.InsertAsync(People.Definition, People.Person("p1"), Cancellation);
        using (var other = new WriterTurn(Options.Path))
        {
            other.Enter();

            var waiting = Enumerable.Range(0, 5).Select(_ => store.ReplaceAsync(People.Definition, People.Person("p1"), Cancellation)).ToArray();
            foreach (var write in waiting)
                await Should.ThrowAsync<StoreUnavailableException>(() => write);
            other.Leave();
        }

        (await store.ReplaceAsync(People.Definition, People.Person("p1"), Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task InsertAsync_CancelledWhileQueued_IsCancelledAndNotWritten()
    {
        await using var store = Open(Options with { Patience = TimeSpan.FromMinutes(1) });
        await store.InsertAsync(People.Definition, People.Person("p1"), Cancellation);
        using var cancel = new CancellationTokenSource();
        using var other = new WriterTurn(Options.Path);
        other.Enter();
        var cancelled = store.InsertAsync(People.Definition, People.Person("p2"), cancel.Token);
        var kept = store.InsertAsync(People.Definition, People.Person("p3"), Cancellation);
        await cancel.CancelAsync();
        other.Leave();

        (await kept).ShouldBeTrue();
        await Should.ThrowAsync<OperationCanceledException>(() => cancelled);
        (await store.QueryAsync(People.Definition, new Query(), Cancellation)).Ids().ShouldBe(["p1", "p3"]);
    }

    [Fact]
    public async Task InsertAsync_OneOfAGroupAtFault_FailsAlone()
    {
        await using var store = Open(Options with { Patience = TimeSpan.FromMinutes(1) });
        await store.InsertAsync(People.Definition, People.Person("p1"), Cancellation);
        RefuseInserts("p3");
        using var other = new WriterTurn(Options.Path);
        other.Enter();
        var first = store.InsertAsync(People.Definition, People.Person("p2"), Cancellation);
        var faulty = store.InsertAsync(People.Definition, People.Person("p3"), Cancellation);
        var lost = store.ReplaceAsync(People.Definition, People.Person("p1") with { Version = 7 }, Cancellation);
        var last = store.InsertAsync(People.Definition, People.Person("p4"), Cancellation);
        other.Leave();

        (await first).ShouldBeTrue();
        await Should.ThrowAsync<InvalidOperationException>(() => faulty);
        (await lost).ShouldBeFalse();
        (await last).ShouldBeTrue();
        (await store.QueryAsync(People.Definition, new Query(), Cancellation)).Ids().ShouldBe(["p1", "p2", "p4"]);
    }

    [Fact]
    public async Task AnyMember_FolderCannotBeMade_IsUnavailable()
    {
        await File.WriteAllTextAsync(_folder.File("file"), "not a folder", Cancellation);
        await using var store = Open(new SqliteStoreOptions { Path = _folder.File("file/documents.db") });

        await Should.ThrowAsync<StoreUnavailableException>(() => store.FindAsync(People.Definition, "p1", Cancellation));
        await Should.ThrowAsync<StoreUnavailableException>(() => store.InsertAsync(People.Definition, People.Person("p1"), Cancellation));
        await Should.ThrowAsync<StoreUnavailableException>(() => store.CheckAsync(Cancellation));
    }

    [Fact]
    public async Task AnyMember_FileIsNoDatabase_IsUnavailable()
    {
        await File.WriteAllTextAsync(_folder.File("documents.db"), new string('x', 10_000), Cancellation);
        await using var store = Open(new SqliteStoreOptions { Path = _folder.File("documents.db") });

        await Should.ThrowAsync<StoreUnavailableException>(() => store.FindAsync(People.Definition, "p1", Cancellation));
        await Should.ThrowAsync<StoreUnavailableException>(() => store.CheckAsync(Cancellation));
    }

    [Fact]
    public async Task DisposeAsync_WritesUnderWay_AreCommitted()
    {
        Task<bool>[] writes;
        await using (var store = Open())
        {
            await store.CheckAsync(Cancellation);
            await store.FindAsync(People.Definition, "p0", Cancellation);
            writes = [.. Enumerable.Range(0, 600).Select(i => store.InsertAsync(People.Definition, People.Person($"p{i}"), Cancellation))];
        }

        (await Task.WhenAll(writes)).ShouldAllBe(added => added);
        await using var again = Open();
        (await again.CountAsync(People.Definition, [], Cancellation)).ShouldBe(600);
    }

    [Fact]
    public async Task AnyMember_AfterDispose_Throws()
    {
        var store = Open();
        await store.InsertAsync(People.Definition, People.Person("p1"), Cancellation);
        await store.DisposeAsync();

        await Should.ThrowAsync<ObjectDisposedException>(() => store.FindAsync(People.Definition, "p1", Cancellation));
        await Should.ThrowAsync<ObjectDisposedException>(() => store.InsertAsync(People.Definition, People.Person("p1"), Cancellation));
    }

    [Fact]
    public async Task Log_WhileWritingGoesOn_StaysBounded()
    {
        await using var store = Open();
        var body = new string('x', 1_000_000);
        for (var i = 0; i < 300; i++)
            await store.InsertAsync(People.Definition, People.Person($"p{i}", body: body), Cancellation);

        new FileInfo($"{Options.Path}-wal").Length.ShouldBeLessThan(200_000_000);
    }

    [Theory]
    [InlineData("SELECT COUNT(*) FROM c_people WHERE k_tenant = ? AND k_status = ?", "c_people(tenant,status)")]
    [InlineData("SELECT k_status, COUNT(*) FROM c_people WHERE k_tenant = ? GROUP BY k_status", "c_people(tenant,status)")]
    [InlineData("SELECT SUM(k_done) FROM c_people WHERE k_tenant = ? AND k_age >= ?", "c_people(tenant,age,done)")]
    public async Task Indexes_OfTheDefinition_AnswerAlone(string sql, string index)
    {
        await using var store = Open();
        await store.InsertAsync(People.Definition, People.Person("p1"), Cancellation);
        using var session = SqliteSession.OpenReader(Options);
        using var plan = session.Use($"EXPLAIN QUERY PLAN {sql}");

        plan.Step().ShouldBeTrue();

        plan.Text(3).ShouldContain($"USING COVERING INDEX {index}");
    }

    // Without statistics SQLite holds every index to be as good, and one that has the order to be better: it would walk the whole tenant.
    [Fact]
    public async Task Filter_TwoKeysOfAnIndexNamed_IsAnsweredByThatIndexWhateverTheOrder()
    {
        var definition = People.Definition with { Name = "members", Indexes = [["tenant", "status"], ["tenant", "age"], ["tags"]] };
        await using var store = Open();
        await store.InsertAsync(definition, People.Person("p1"), Cancellation);
        var filter = new SqliteFilter(
            new SqliteTable(definition), [Where.Equal("tenant", "t1"), Where.AnyOf("tags", ["a", "b"]), Where.Equal("status", "open")]);
        using var session = SqliteSession.OpenReader(Options);
        using var plan = session.Use($"EXPLAIN QUERY PLAN SELECT id FROM {filter.From}{filter.Sql} ORDER BY k_age, id LIMIT 20");

        List<string> steps = [];
        while (plan.Step())
            steps.Add(plan.Text(3));

        steps.ShouldContain(step => step.Contains("c_members(tenant,status) (k_tenant=? AND k_status=?)"));
        steps.ShouldContain(step => step.Contains("side USING PRIMARY KEY (value=? AND id=?)"));
    }

    // Stands for any fault of a single statement.
    private void RefuseInserts(string id)
    {
        using var session = SqliteSession.OpenWriter(Options);
        session.Execute($"CREATE TRIGGER refuse BEFORE INSERT ON c_people WHEN new.id = '{id}' BEGIN SELECT RAISE(ABORT, 'refused'); END");
    }

    private SqliteDocumentStore Open(SqliteStoreOptions? options = null) => new(options ?? Options, TimeProvider.System);
}
