using System.Globalization;
using Shortlist.Store.Sqlite;
using Shortlist.Store.Tests.Conformance;
using Shortlist.Store.Tests.Processes;

namespace Shortlist.Store.Tests.Sqlite;

/// <summary>What several processes on one file may expect of each other, of a crash and of the disk.</summary>
public sealed class SqliteProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task KilledWhileWriting_EverythingAcknowledgedIsThere_AndTheSurvivorGoesOn()
    {
        await using var survivor = Roles.OpenDocuments(_folder.Path);
        var acknowledged = new Dictionary<string, long>(StringComparer.Ordinal);
        await using (var writer = OtherProcess.Start(Roles.KeepWriting, _folder.Path))
        {
            await foreach (var line in writer.ReadLinesAsync(Cancellation))
            {
                // What was still in the pipe when it was killed was acknowledged too. The last line may be cut.
                if (line.Split(' ') is [var id, "1" or "2"] parts)
                    acknowledged[id] = int.Parse(parts[1], CultureInfo.InvariantCulture);
                if (acknowledged.Count == 300)
                    writer.Kill();
            }
        }

        var found = await survivor.FindManyAsync(People.Definition, acknowledged.Keys, Cancellation);

        found.Count.ShouldBe(acknowledged.Count);
        found.ShouldAllBe(document => document.Version >= acknowledged[document.Id]);
        var total = await survivor.CountAsync(People.Definition, [], Cancellation);
        (await survivor.CountAsync(People.Definition, [Where.Equal("tags", "all")], Cancellation)).ShouldBe(total);
        (await survivor.InsertAsync(People.Definition, People.Person("after"), Cancellation)).ShouldBeTrue();
        await using var later = Roles.OpenDocuments(_folder.Path);
        (await later.CountAsync(People.Definition, [], Cancellation)).ShouldBe(total + 1);
        Integrity().ShouldBe("ok");
    }

    [Fact]
    public async Task KilledWhileWriting_AllAlone_ReopensWithEverythingAcknowledged()
    {
        var acknowledged = new HashSet<string>(StringComparer.Ordinal);
        await using (var writer = OtherProcess.Start(Roles.KeepWriting, _folder.Path))
        {
            await foreach (var line in writer.ReadLinesAsync(Cancellation))
            {
                if (line.Split(' ') is [var id, "1" or "2"])
                    acknowledged.Add(id);
                if (acknowledged.Count == 200)
                    writer.Kill();
            }
        }

        await using var store = Roles.OpenDocuments(_folder.Path);
        (await store.FindManyAsync(People.Definition, acknowledged, Cancellation)).Count.ShouldBe(acknowledged.Count);
        Integrity().ShouldBe("ok");
    }

    [Fact]
    public async Task DiskFull_RefusesWithoutLosingAnything_AndGoesOnOnceThereIsSpace()
    {
        await using var process = OtherProcess.StartWithFileLimit(Roles.FillDocuments, _folder.Path, bytes: 3_000_000);

        var refused = (await process.ReadLineAsync(Cancellation)).ShouldNotBeNull();
        refused.ShouldStartWith("refused after ");
        var written = int.Parse(refused["refused after ".Length..], CultureInfo.InvariantCulture);
        written.ShouldBeGreaterThan(10);
        (await process.ReadLineAsync(Cancellation)).ShouldBe($"holds {written}");

        await process.LiftFileLimitAsync(Cancellation);
        await process.SayAsync("go on");

        (await process.ReadLineAsync(Cancellation)).ShouldBe("then accepted");
        (await process.ReadLineAsync(Cancellation)).ShouldBe($"holds {written + 1}");
    }

    [Fact]
    public async Task TwoStoresOnOneFile_ReplacingTheSameDocuments_LoseNoUpdate()
    {
        const int Callers = 16;
        const int Rounds = 25;
        await using var one = Roles.OpenDocuments(_folder.Path);
        await using var two = Roles.OpenDocuments(_folder.Path);
        await one.InsertManyAsync(People.Definition, [People.Person("p0", age: 0), People.Person("p1", age: 0)], Cancellation);

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(
            async () =>
            {
                for (var round = 0; round < Rounds; round++)
                    await DocumentStoreConformance.CountUpAsync(caller % 2 == 0 ? one : two, $"p{caller / 2 % 2}");
            },
            Cancellation)));

        (await one.SumAsync(People.Definition, [], ["age"], Cancellation)).ShouldBe([Callers * Rounds]);
        (await two.QueryAsync(People.Definition, new Query(), Cancellation)).Sum(document => document.Version - 1).ShouldBe(Callers * Rounds);
    }

    [Fact]
    public async Task TwoStoresOnOneFile_EachWriteAnswered_IsSeenByTheOtherAtOnce()
    {
        await using var one = Roles.OpenDocuments(_folder.Path);
        await using var two = Roles.OpenDocuments(_folder.Path);

        for (var i = 0; i < 200; i++)
        {
            await one.InsertAsync(People.Definition, People.Person($"p{i}"), Cancellation);
            (await two.FindAsync(People.Definition, $"p{i}", Cancellation)).ShouldNotBeNull();
            (await two.DeleteAsync(People.Definition, $"p{i}", 1, Cancellation)).ShouldBeTrue();
            (await one.FindAsync(People.Definition, $"p{i}", Cancellation)).ShouldBeNull();
        }
    }

    private string Integrity()
    {
        using var session = SqliteSession.OpenReader(new SqliteStoreOptions { Path = _folder.File("documents.db") });
        using var check = session.Use("PRAGMA integrity_check");
        check.Step();
        return check.Text(0);
    }
}
