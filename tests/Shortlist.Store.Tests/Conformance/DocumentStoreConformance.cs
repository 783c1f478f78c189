using FsCheck;
using FsCheck.Fluent;
using static Shortlist.Store.Tests.Conformance.People;

namespace Shortlist.Store.Tests.Conformance;

/// <summary>
/// What every adapter of <see cref="IDocumentStore"/> must do. Derive one class an adapter; each test starts with
/// a store without documents.
/// </summary>
public abstract class DocumentStoreConformance : IAsyncLifetime
{
    // Apostrophes, quotes, comments, operators, wildcards, braces: shapes that mean something to some query language.
    private static readonly string[] HostileTexts =
    [
        "'; DROP TABLE c_people; --", "\" OR 1=1 --", "a' || 'b", "%", "_", "*", "?", "$ne", "{\"$gt\":\"\"}", "[\"x\"]", "null", "NULL",
        "\\", "\\u0041", "a\nb\r\n\tc", " ", " lead and trail ", "1", "1e3", "0x10", "true", "a.b", "$where", "?1", ":id", "@id",
        "\u0000", "a\u0000b", "\u007f", "\u200b", "\ufeff", "\ufffd", "\uffff",
    ];

    private static readonly string[] WorldTexts =
    [
        "Zoë", "Zoe\u0308", "İstanbul", "ıI", "straße", "STRASSE", "Łódź", "Ольга", "γλώσσα", "名前", "이름", "عمر", "שלום", "नमस्ते",
        "😀", "👩‍👩‍👧‍👦", "𝒜𐍈", "\U0010FFFD",
    ];

    private IDocumentStore _store = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected IDocumentStore Store => _store;

    public async ValueTask InitializeAsync() => _store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task FindAsync_AbsentId_IsNull() => (await _store.FindAsync(Definition, "nobody", Cancellation)).ShouldBeNull();

    [Fact]
    public async Task FindAsync_AfterInsert_GivesBackEverything()
    {
        var person = Person("p1", "t1", "open", 30, long.MinValue, ["b", "a"], "hello");

        (await _store.InsertAsync(Definition, person with { Version = 99 }, Cancellation)).ShouldBeTrue();

        var found = await FindAsync("p1");
        found.Version.ShouldBe(1);
        found.Body.ToArray().ShouldBe(person.Body.ToArray());
        found.Keys.Count.ShouldBe(5);
        found.Keys[0].ShouldBe(KeyValue.Of("t1"));
        found.Keys[1].ShouldBe(KeyValue.Of("open"));
        found.Keys[2].ShouldBe(KeyValue.Of(30));
        found.Keys[3].ShouldBe(KeyValue.Of(long.MinValue));
        found.Keys[4].Texts.ShouldNotBeNull().ShouldBe(["a", "b"], ignoreOrder: true);
    }

    [Fact]
    public async Task FindAsync_AbsentKeys_ComeBackAbsent()
    {
        await InsertAsync(Person("p1", tenant: null));

        var found = await FindAsync("p1");
        found.Keys[0].ShouldBe(KeyValue.Of((string?)null));
        found.Keys[2].ShouldBe(KeyValue.Of((long?)null));
        found.Keys[4].Texts.ShouldNotBeNull().ShouldBeEmpty();
    }

    [Fact]
    public async Task FindAsync_EmptyText_IsNotAbsent()
    {
        await InsertAsync(Person("p1", tenant: "", tags: [""]));

        (await FindAsync("p1")).Keys[0].Text.ShouldBe("");
        (await QueryIdsAsync(Where.Equal("tenant", ""))).ShouldBe(["p1"]);
        (await QueryIdsAsync(Where.Equal("tags", ""))).ShouldBe(["p1"]);
    }

    [Fact]
    public async Task InsertAsync_TakenId_IsFalseAndChangesNothing()
    {
        await InsertAsync(Person("p1", status: "first", tags: ["first"], body: "first"));

        (await _store.InsertAsync(Definition, Person("p1", status: "second", tags: ["second"], body: "second"), Cancellation)).ShouldBeFalse();

        (await FindAsync("p1")).BodyText().ShouldContain("first");
        (await QueryIdsAsync(Where.Equal("status", "second"))).ShouldBeEmpty();
        (await QueryIdsAsync(Where.Equal("tags", "second"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task InsertManyAsync_SomeIdsTaken_LeavesThemAndCountsTheRest()
    {
        await InsertAsync(Person("p3", body: "old"));
        var people = Enumerable.Range(0, 1000).Select(i => Person($"p{i}", body: "new")).ToArray();

        (await _store.InsertManyAsync(Definition, people, Cancellation)).ShouldBe(999);

        (await FindAsync("p3")).BodyText().ShouldContain("old");
        (await _store.CountAsync(Definition, [], Cancellation)).ShouldBe(1000);
        (await _store.InsertManyAsync(Definition, people, Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task InsertManyAsync_SameIdTwice_AddsTheFirst()
    {
        (await _store.InsertManyAsync(Definition, [Person("p1", body: "first"), Person("p1", body: "second")], Cancellation)).ShouldBe(1);

        (await FindAsync("p1")).BodyText().ShouldContain("first");
    }

    [Fact]
    public async Task InsertManyAsync_None_IsZero() => (await _store.InsertManyAsync(Definition, [], Cancellation)).ShouldBe(0);

    [Fact]
    public async Task PutManyAsync_Mixed_SaysOfEachWhetherItWasWritten()
    {
        await InsertAsync(Person("old", body: "1"), Person("changed", body: "1"), Person("taken", body: "1"));
        await _store.ReplaceAsync(Definition, Person("changed", body: "2"), Cancellation);

        var written = await _store.PutManyAsync(
            Definition,
            [
                Person("new", body: "put") with { Version = 0 },
                Person("old", status: "s", body: "put") with { Version = 1 },
                Person("changed", body: "put") with { Version = 1 },
                Person("taken", body: "put") with { Version = 0 },
                Person("gone", body: "put") with { Version = 3 },
            ],
            Cancellation);

        written.ShouldBe([true, true, false, false, false]);
        (await FindAsync("new")).Version.ShouldBe(1);
        (await FindAsync("old")).Version.ShouldBe(2);
        (await FindAsync("old")).Keys[1].Text.ShouldBe("s");
        (await FindAsync("changed")).BodyText().ShouldContain("2");
        (await FindAsync("taken")).BodyText().ShouldContain("1");
        (await _store.FindAsync(Definition, "gone", Cancellation)).ShouldBeNull();
        (await _store.PutManyAsync(Definition, [], Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task PutManyAsync_Thousands_AnswersInTheirOrder()
    {
        await _store.InsertManyAsync(Definition, [.. Enumerable.Range(0, 500).Select(i => Person($"p{i * 2}"))], Cancellation);

        var written = await _store.PutManyAsync(
            Definition, [.. Enumerable.Range(0, 1000).Select(i => Person($"p{i}") with { Version = 0 })], Cancellation);

        written.ShouldBe(Enumerable.Range(0, 1000).Select(i => i % 2 == 1));
    }

    [Fact]
    public async Task PutManyAsync_IdTwice_IsRefusedAndWritesNothing()
    {
        await Should.ThrowAsync<ArgumentException>(() => _store.PutManyAsync(
            Definition, [Person("p1") with { Version = 0 }, Person("p1") with { Version = 1 }], Cancellation));

        (await _store.FindAsync(Definition, "p1", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task DeleteByIdsAsync_SomeAbsent_RemovesAndCountsTheRest()
    {
        await InsertAsync([.. Enumerable.Range(0, 300).Select(i => Person($"p{i}", tags: ["a"]))]);

        (await _store.DeleteByIdsAsync(Definition, [.. Enumerable.Range(100, 300).Select(i => $"p{i}")], Cancellation)).ShouldBe(200);

        (await _store.CountAsync(Definition, [], Cancellation)).ShouldBe(100);
        (await _store.CountAsync(Definition, [Where.Equal("tags", "a")], Cancellation)).ShouldBe(100);
        (await _store.DeleteByIdsAsync(Definition, [], Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task QueryAsync_AfterId_PagesThroughAllInTheOrderOfIds()
    {
        await InsertAsync([.. Enumerable.Range(0, 50).Select(i => Person($"p{i:00}", status: i % 2 == 0 ? "even" : "odd"))]);
        var pages = new List<string>();
        var query = new Query { Conditions = [Where.Equal("status", "even")], Take = 7 };
        for (string? after = null; ;)
        {
            var page = (await _store.QueryAsync(Definition, query with { AfterId = after }, Cancellation)).Ids();
            if (page.Length == 0)
                break;
            pages.AddRange(page);
            after = page[^1];
        }

        pages.ShouldBe(Enumerable.Range(0, 25).Select(i => $"p{i * 2:00}"));
        (await _store.QueryAsync(Definition, new Query { AfterId = "p47" }, Cancellation)).Ids().ShouldBe(["p48", "p49"]);
    }

    [Fact]
    public async Task FindManyAsync_MixedIds_GivesThoseThatAreThereOnce()
    {
        await InsertAsync(Enumerable.Range(0, 2500).Select(i => Person($"p{i}")).ToArray());
        string[] wanted = [.. Enumerable.Range(0, 5000).Select(i => $"p{i}"), "p1", "p1"];

        var found = await _store.FindManyAsync(Definition, wanted, Cancellation);

        found.Ids().ShouldBe(Enumerable.Range(0, 2500).Select(i => $"p{i}"), ignoreOrder: true);
        (await _store.FindManyAsync(Definition, [], Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ReplaceAsync_StoredVersion_ReplacesBodyAndKeysAndCountsUp()
    {
        await InsertAsync(Person("p1", "t1", "open", 1, 2, ["a", "b"], "old"));

        (await _store.ReplaceAsync(Definition, Person("p1", null, "closed", 5, null, ["b", "c"], "new"), Cancellation)).ShouldBeTrue();

        var found = await FindAsync("p1");
        found.Version.ShouldBe(2);
        found.BodyText().ShouldContain("new");
        found.Keys[0].Text.ShouldBeNull();
        found.Keys[2].Number.ShouldBe(5);
        (await QueryIdsAsync(Where.Equal("status", "closed"))).ShouldBe(["p1"]);
        (await QueryIdsAsync(Where.Equal("status", "open"))).ShouldBeEmpty();
        (await QueryIdsAsync(Where.Equal("tenant", "t1"))).ShouldBeEmpty();
        (await QueryIdsAsync(Where.Equal("tags", "a"))).ShouldBeEmpty();
        (await QueryIdsAsync(Where.Equal("tags", "b"))).ShouldBe(["p1"]);
        (await QueryIdsAsync(Where.Equal("tags", "c"))).ShouldBe(["p1"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task ReplaceAsync_AnotherVersion_IsFalseAndChangesNothing(long version)
    {
        await InsertAsync(Person("p1", body: "one"));
        (await _store.ReplaceAsync(Definition, Person("p1", tags: ["x"], body: "two"), Cancellation)).ShouldBeTrue();

        (await _store.ReplaceAsync(Definition, Person("p1", tags: ["y"], body: "three") with { Version = version }, Cancellation)).ShouldBeFalse();

        var found = await FindAsync("p1");
        found.Version.ShouldBe(2);
        found.BodyText().ShouldContain("two");
        (await QueryIdsAsync(Where.Equal("tags", "y"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task ReplaceAsync_AbsentId_IsFalseAndAddsNothing()
    {
        (await _store.ReplaceAsync(Definition, Person("p1", tags: ["a"]), Cancellation)).ShouldBeFalse();

        (await _store.CountAsync(Definition, [], Cancellation)).ShouldBe(0);
        (await QueryIdsAsync(Where.Equal("tags", "a"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task ReplaceAsync_ManyAtOnce_LosesNoUpdate()
    {
        const int Documents = 3;
        const int Callers = 24;
        const int Rounds = 20;
        await InsertAsync([.. Enumerable.Range(0, Documents).Select(i => Person($"p{i}", age: 0))]);

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(
            async () =>
            {
                for (var round = 0; round < Rounds; round++)
                    await CountUpAsync(_store, $"p{caller % Documents}");
            },
            Cancellation)));

        (await _store.SumAsync(Definition, [], ["age"], Cancellation)).ShouldBe([Callers * Rounds]);
        (await FindAsync("p0")).Version.ShouldBe(1 + (Callers / Documents * Rounds));
    }

    [Fact]
    public async Task InsertAsync_SameIdManyAtOnce_SucceedsOnce()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => _store.InsertAsync(Definition, Person("p1", body: $"{i}"), Cancellation)));

        results.Count(added => added).ShouldBe(1);
        (await FindAsync("p1")).Body.ToArray().ShouldBe(Json($"{Array.IndexOf(results, true)}"));
    }

    [Fact]
    public async Task DeleteAsync_StoredVersionOrNone_RemovesDocumentAndKeys()
    {
        await InsertAsync(Person("p1", tags: ["a"]), Person("p2", tags: ["a"]), Person("p3", tags: ["a"]));

        (await _store.DeleteAsync(Definition, "p1", null, Cancellation)).ShouldBeTrue();
        (await _store.DeleteAsync(Definition, "p2", 1, Cancellation)).ShouldBeTrue();
        (await _store.DeleteAsync(Definition, "p3", 2, Cancellation)).ShouldBeFalse();
        (await _store.DeleteAsync(Definition, "p1", null, Cancellation)).ShouldBeFalse();

        (await QueryIdsAsync(Where.Equal("tags", "a"))).ShouldBe(["p3"]);
    }

    [Fact]
    public async Task InsertAsync_AfterDelete_StartsOverWithoutOldKeys()
    {
        await InsertAsync(Person("p1", tags: ["old"]));
        await _store.ReplaceAsync(Definition, Person("p1", tags: ["old"]), Cancellation);
        await _store.DeleteAsync(Definition, "p1", null, Cancellation);

        await InsertAsync(Person("p1", tags: ["new"]));

        (await FindAsync("p1")).Version.ShouldBe(1);
        (await QueryIdsAsync(Where.Equal("tags", "old"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task DeleteManyAsync_Conditions_RemovesWhatMeetsThemAll()
    {
        await InsertAsync([.. Enumerable.Range(0, 1000).Select(i => Person($"p{i}", "t1", i % 2 == 0 ? "even" : "odd", i, tags: ["all"]))]);
        await InsertAsync(Person("other", "t2", "even", 4));

        (await _store.DeleteManyAsync(Definition, [Where.Equal("tenant", "t1"), Where.Equal("status", "even")], Cancellation)).ShouldBe(500);

        (await _store.CountAsync(Definition, [Where.Equal("tenant", "t1")], Cancellation)).ShouldBe(500);
        (await _store.CountAsync(Definition, [Where.Equal("tags", "all")], Cancellation)).ShouldBe(500);
        (await FindAsync("other")).ShouldNotBeNull();
        (await _store.DeleteManyAsync(Definition, [Where.AnyOf("status", [])], Cancellation)).ShouldBe(0);
        (await _store.DeleteManyAsync(Definition, [Where.AtLeast("age", 900), Where.Below("age", 910)], Cancellation)).ShouldBe(5);
    }

    [Fact]
    public async Task DeleteManyAsync_NoCondition_IsRefused()
    {
        await InsertAsync(Person("p1"));

        await Should.ThrowAsync<ArgumentException>(() => _store.DeleteManyAsync(Definition, [], Cancellation));

        (await FindAsync("p1")).ShouldNotBeNull();
    }

    [Fact]
    public async Task QueryAsync_AnyOf_MatchesAnyValueOfAnyKind()
    {
        await InsertAsync(
            Person("p1", status: "a", age: 1, tags: ["x", "y"]), Person("p2", status: "b", age: 2, tags: ["y", "z"]), Person("p3", status: "c", age: 3));

        (await QueryIdsAsync(Where.AnyOf("status", ["a", "c", "nothing", "a"]))).ShouldBe(["p1", "p3"]);
        (await QueryIdsAsync(Where.AnyOf("tags", ["x", "y"]))).ShouldBe(["p1", "p2"]);
        (await QueryIdsAsync(Where.AnyOf("tags", ["z", "q"]))).ShouldBe(["p2"]);
        (await QueryIdsAsync(new Condition("age", Comparison.AnyOf, [KeyValue.Of(1), KeyValue.Of(3)]))).ShouldBe(["p1", "p3"]);
        (await QueryIdsAsync(Where.Equal("age", 2))).ShouldBe(["p2"]);
        (await QueryIdsAsync(Where.AnyOf("status", []))).ShouldBeEmpty();
        (await QueryIdsAsync(Where.Equal("tags", "x"), Where.Equal("tags", "y"))).ShouldBe(["p1"]);
    }

    [Fact]
    public async Task QueryAsync_ThousandsOfValues_MatchesAll()
    {
        await InsertAsync([.. Enumerable.Range(0, 300).Select(i => Person($"p{i:000}", status: $"s{i}", tags: [$"s{i}"]))]);
        var values = Enumerable.Range(100, 40_000).Select(i => $"s{i}").ToArray();

        (await QueryIdsAsync(Where.AnyOf("status", values))).Length.ShouldBe(200);
        (await QueryIdsAsync(Where.AnyOf("tags", values))).Length.ShouldBe(200);
    }

    [Fact]
    public async Task QueryAsync_TextsComparedByOrdinal_CaseAndAccentsCount()
    {
        await InsertAsync(Person("p1", status: "Open", tags: ["É"]), Person("p2", status: "open", tags: ["E"]), Person("P1", status: "OPEN"));

        (await QueryIdsAsync(Where.Equal("status", "open"))).ShouldBe(["p2"]);
        (await QueryIdsAsync(Where.Equal("tags", "E"))).ShouldBe(["p2"]);
        (await FindAsync("P1")).Keys[1].Text.ShouldBe("OPEN");
    }

    [Fact]
    public async Task QueryAsync_AtLeastAndBelow_TakeLowerAndLeaveUpperBound()
    {
        await InsertAsync([.. Enumerable.Range(0, 10).Select(i => Person($"p{i}", age: i - 5)), Person("without")]);

        (await QueryIdsAsync(Where.AtLeast("age", -2), Where.Below("age", 2))).ShouldBe(["p3", "p4", "p5", "p6"]);
        (await QueryIdsAsync(Where.Below("age", -5))).ShouldBeEmpty();
        (await QueryIdsAsync(Where.AtLeast("age", long.MinValue))).Length.ShouldBe(10);
        (await QueryIdsAsync(Where.Below("age", long.MaxValue))).Length.ShouldBe(10);
    }

    [Fact]
    public async Task QueryAsync_TextBounds_CompareByOrdinal()
    {
        await InsertAsync(Person("p1", status: "a"), Person("p2", status: "b"), Person("p3", status: "B"), Person("p4"));

        (await QueryIdsAsync(new Condition("status", Comparison.AtLeast, [KeyValue.Of("a")]))).ShouldBe(["p1", "p2"]);
        (await QueryIdsAsync(new Condition("status", Comparison.Below, [KeyValue.Of("b")]))).ShouldBe(["p1", "p3"]);
    }

    [Fact]
    public async Task QueryAsync_NoOrder_IsById()
    {
        await InsertAsync(Person("b"), Person("a10"), Person("a9"), Person("B"), Person("é"), Person("😀"), Person("a"));

        (await QueryIdsAsync()).ShouldBe(["B", "a", "a10", "a9", "b", "é", "😀"]);
    }

    [Fact]
    public async Task QueryAsync_OrderWithTies_IsByKeysThenById()
    {
        await InsertAsync(
            Person("p5", status: "b", age: 1), Person("p4", status: "a", age: 2), Person("p3", status: "a", age: 1),
            Person("p2", status: "b", age: 2), Person("p1", status: "a", age: 1));

        (await OrderedIdsAsync(new SortKey("status"), new SortKey("age", Descending: true))).ShouldBe(["p4", "p1", "p3", "p2", "p5"]);
        (await OrderedIdsAsync(new SortKey("age", Descending: true))).ShouldBe(["p2", "p4", "p1", "p3", "p5"]);
        (await OrderedIdsAsync(new SortKey("age"))).ShouldBe(["p1", "p3", "p5", "p2", "p4"]);
    }

    [Fact]
    public async Task QueryAsync_OrderByKeyThatSomeLack_PutsThoseFirstAscendingAndLastDescending()
    {
        await InsertAsync(Person("p1", age: 5), Person("p2"), Person("p3", age: -5));

        (await OrderedIdsAsync(new SortKey("age"))).ShouldBe(["p2", "p3", "p1"]);
        (await OrderedIdsAsync(new SortKey("age", Descending: true))).ShouldBe(["p1", "p3", "p2"]);
    }

    [Fact]
    public async Task QueryAsync_SkipAndTake_CutAPageOutOfTheOrder()
    {
        await InsertAsync([.. Enumerable.Range(0, 50).Select(i => Person($"p{i:00}", age: i / 10))]);
        var query = new Query { OrderBy = [new SortKey("age", Descending: true)] };

        var all = (await _store.QueryAsync(Definition, query, Cancellation)).Ids();
        var pages = new List<string>();
        for (var skip = 0; skip < 60; skip += 7)
            pages.AddRange((await _store.QueryAsync(Definition, query with { Skip = skip, Take = 7 }, Cancellation)).Ids());

        all.Length.ShouldBe(50);
        pages.ShouldBe(all);
        (await _store.QueryAsync(Definition, query with { Take = 0 }, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task QueryAsync_Keys_LeavesBodiesAndVersionsOut()
    {
        await InsertAsync(Person("p1", age: 7, tags: ["a"]), Person("p2"));

        var found = await _store.QueryAsync(Definition, new Query { Part = QueryPart.Keys }, Cancellation);

        found.Ids().ShouldBe(["p1", "p2"]);
        found.ShouldAllBe(document => document.Version == 0 && document.Body.IsEmpty);
        found[0].Keys[2].Number.ShouldBe(7);
        found[0].Keys[4].Texts.ShouldBe(["a"]);
    }

    [Fact]
    public async Task QueryAsync_Versions_LeavesBodiesAndKeysOut()
    {
        await InsertAsync(Person("p1", age: 7), Person("p2"));
        await _store.ReplaceAsync(Definition, Person("p1", age: 8), Cancellation);

        var found = await _store.QueryAsync(Definition, new Query { Part = QueryPart.Versions }, Cancellation);

        found.Select(document => (document.Id, document.Version)).ShouldBe([("p1", 2), ("p2", 1)]);
        found.ShouldAllBe(document => document.Keys.Count == 0 && document.Body.IsEmpty);
    }

    [Fact]
    public async Task CountAsync_Conditions_CountsWhatMeetsThem()
    {
        await InsertAsync([.. Enumerable.Range(0, 30).Select(i => Person($"p{i}", $"t{i % 3}", age: i, tags: ["x", $"y{i}"]))]);

        (await _store.CountAsync(Definition, [], Cancellation)).ShouldBe(30);
        (await _store.CountAsync(Definition, [Where.Equal("tenant", "t1"), Where.AtLeast("age", 15)], Cancellation)).ShouldBe(5);
        (await _store.CountAsync(Definition, [Where.AnyOf("tags", ["x", "y1", "y2"])], Cancellation)).ShouldBe(30);
        (await _store.CountAsync(Definition, [Where.Equal("tenant", "t1"), Where.AnyOf("tags", ["y1", "y2"])], Cancellation)).ShouldBe(1);
        (await _store.CountAsync(Definition, [Where.AnyOf("tenant", [])], Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task CountByAsync_TextKey_CountsByValueWithoutTheAbsent()
    {
        await InsertAsync(
            Person("p1", status: "a"), Person("p2", status: "b"), Person("p3", status: "a"), Person("p4"), Person("p5", status: ""),
            Person("p6", "t2", "a"));

        var counts = await _store.CountByAsync(Definition, [Where.Equal("tenant", "t1")], "status", Cancellation);

        counts.OrderBy(count => count.Key, StringComparer.Ordinal).ShouldBe([new("", 1), new("a", 2), new("b", 1)]);
        (await _store.CountByAsync(Definition, [Where.Equal("tenant", "t9")], "status", Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task SumAsync_NumberKeys_AddsInTheOrderAsked()
    {
        await InsertAsync(Person("p1", age: 1, done: 10), Person("p2", age: -3), Person("p3", done: 5_000_000_000), Person("p4", "t2", age: 100));

        (await _store.SumAsync(Definition, [Where.Equal("tenant", "t1")], ["done", "age"], Cancellation)).ShouldBe([5_000_000_010, -2]);
        (await _store.SumAsync(Definition, [Where.Equal("tenant", "t9")], ["age"], Cancellation)).ShouldBe([0]);
        (await _store.SumAsync(Definition, [Where.AnyOf("tenant", [])], ["age", "done"], Cancellation)).ShouldBe([0, 0]);
    }

    [Fact]
    public async Task AllMembers_HostileAndForeignTexts_AreOnlyTexts()
    {
        string[] texts = [.. HostileTexts, .. WorldTexts];
        foreach (var text in texts)
            (await _store.InsertAsync(Definition, Person(text, text, text, tags: [text, "all"], body: text), Cancellation)).ShouldBeTrue(text);

        foreach (var text in texts)
        {
            var found = await FindAsync(text);
            found.Id.ShouldBe(text);
            found.Body.ToArray().ShouldBe(Json(text));
            found.Keys[0].Text.ShouldBe(text);
            found.Keys[4].Texts.ShouldNotBeNull().ShouldContain(one => one == text);
            (await QueryIdsAsync(Where.Equal("tenant", text))).ShouldBe([text]);
            (await QueryIdsAsync(Where.AnyOf("status", [text, "no one"]))).ShouldBe([text]);
            (await QueryIdsAsync(Where.Equal("tags", text))).ShouldBe([text]);
            (await QueryIdsAsync(Where.AnyOf("tags", [text, "no one"]))).ShouldBe([text]);
        }

        (await _store.FindManyAsync(Definition, texts, Cancellation)).Ids().ShouldBe(texts, ignoreOrder: true);
        (await _store.CountByAsync(Definition, [], "status", Cancellation)).Keys.ToArray().ShouldBe(texts, ignoreOrder: true);
        foreach (var text in texts)
        {
            (await _store.ReplaceAsync(Definition, Person(text), Cancellation)).ShouldBeTrue(text);
            (await QueryIdsAsync(Where.Equal("tags", text))).ShouldBeEmpty();
            (await _store.DeleteAsync(Definition, text, 2, Cancellation)).ShouldBeTrue(text);
        }

        (await _store.CountAsync(Definition, [], Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task InsertAsync_LargeBody_ComesBackWhole()
    {
        var text = new string('x', 10_000_000);
        await InsertAsync(Person("p1", body: text), Person("p2"));

        (await FindAsync("p1")).Body.Length.ShouldBe(Json(text).Length);
        (await _store.ReplaceAsync(Definition, Person("p1", body: text + "y"), Cancellation)).ShouldBeTrue();
        (await QueryAsync()).Select(document => document.Body.Length).ShouldBe([Json(text).Length + 1, Json("p2").Length]);
    }

    [Fact]
    public async Task InsertAsync_BeyondTheLimits_IsRefusedAndLeavesNothing()
    {
        var longest = new string('i', 512);
        (await _store.InsertAsync(Definition, Person(longest), Cancellation)).ShouldBeTrue();

        await RefusedAsync(Person(longest + "i"));
        await RefusedAsync(Person(""));
        await RefusedAsync(Person("p1") with { Body = new byte[(15 * 1024 * 1024) + 1] });
        await RefusedAsync(Person("p1") with { Body = ReadOnlyMemory<byte>.Empty });
        await RefusedAsync(Person("p1") with { Keys = [] });
        await RefusedAsync(Person("p1") with { Keys = [KeyValue.Of(1), default, default, default, default] });
        await RefusedAsync(Person("half of a pair \ud83d"));
        await RefusedAsync(Person("p1", status: "\ude00"));
        await RefusedAsync(Person("p1", tags: ["fine", "\ud83d!"]));

        (await QueryIdsAsync()).ShouldBe([longest]);
    }

    [Fact]
    public async Task QueryAsync_WhatTheDefinitionDoesNotAllow_IsRefused()
    {
        await ThrowsAsync(new Query { Conditions = [Where.Equal("nokey", "x")] });
        await ThrowsAsync(new Query { Conditions = [Where.Equal("age", "x")] });
        await ThrowsAsync(new Query { Conditions = [Where.Equal("status", 1)] });
        await ThrowsAsync(new Query { Conditions = [Where.AtLeast("tags", 1)] });
        await ThrowsAsync(new Query { Conditions = [new("age", Comparison.Below, [])] });
        await ThrowsAsync(new Query { OrderBy = [new("tags")] });
        await ThrowsAsync(new Query { OrderBy = [new("id; DROP TABLE c_people")] });
        await ThrowsAsync(new Query { Skip = -1 });
        await Should.ThrowAsync<ArgumentException>(() => _store.SumAsync(Definition, [], ["status"], Cancellation));
        await Should.ThrowAsync<ArgumentException>(() => _store.CountByAsync(Definition, [], "age", Cancellation));

        Task ThrowsAsync(Query query) => Should.ThrowAsync<ArgumentException>(() => _store.QueryAsync(Definition, query, Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Upper")]
    [InlineData("a-b")]
    [InlineData("a\"; DROP TABLE x; --")]
    [InlineData("sqlite master")]
    public async Task AnyMember_NameThatIsNone_IsRefused(string name)
    {
        await Should.ThrowAsync<ArgumentException>(() => _store.FindAsync(new(name, [], []), "p1", Cancellation));
        await Should.ThrowAsync<ArgumentException>(() => _store.FindAsync(new("things", [new(name, KeyKind.Text)], []), "p1", Cancellation));
        await Should.ThrowAsync<ArgumentException>(() => _store.FindAsync(new("things", [], [[name]]), "p1", Cancellation));
    }

    [Fact]
    public async Task Collections_OfOneStore_AreApart()
    {
        var other = new CollectionDefinition("people_2", [new("tenant", KeyKind.Text)], [["tenant"]]);
        await InsertAsync(Person("p1"));

        (await _store.FindAsync(other, "p1", Cancellation)).ShouldBeNull();
        (await _store.InsertAsync(other, new("p1", 1, [KeyValue.Of("t1")], Json("other")), Cancellation)).ShouldBeTrue();
        (await _store.DeleteManyAsync(other, [Where.Equal("tenant", "t1")], Cancellation)).ShouldBe(1);

        (await FindAsync("p1")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Collection_KeysAndIndexesAddedLater_ServeOldAndNewDocuments()
    {
        var before = new CollectionDefinition("grown", [new("a", KeyKind.Text)], [["a"]]);
        var after = new CollectionDefinition(
            "grown", [new("a", KeyKind.Text), new("n", KeyKind.Number), new("s", KeyKind.Texts)], [["a"], ["a", "n"], ["s"]]);
        await _store.InsertAsync(before, new("old", 1, [KeyValue.Of("x")], Json("old")), Cancellation);

        await _store.InsertAsync(after, new("new", 1, [KeyValue.Of("x"), KeyValue.Of(1), KeyValue.Of(["t"])], Json("new")), Cancellation);
        await _store.InsertAsync(before, new("late", 1, [KeyValue.Of("x")], Json("late")), Cancellation);

        (await _store.QueryAsync(after, new Query { Conditions = [Where.Equal("a", "x")], OrderBy = [new("n", true)] }, Cancellation))
            .Ids().ShouldBe(["new", "late", "old"]);
        (await _store.QueryAsync(after, new Query { Conditions = [Where.Equal("s", "t")] }, Cancellation)).Ids().ShouldBe(["new"]);
        (await _store.FindAsync(after, "old", Cancellation)).ShouldNotBeNull().Keys[2].Texts.ShouldNotBeNull().ShouldBeEmpty();
        (await _store.FindAsync(before, "new", Cancellation)).ShouldNotBeNull().Keys.ShouldBe([KeyValue.Of("x")]);
    }

    [Fact]
    public async Task Collection_FirstUsedByManyAtOnce_IsMadeOnce()
    {
        var fresh = new CollectionDefinition("fresh", [new("a", KeyKind.Text), new("s", KeyKind.Texts)], [["a"], ["s"]]);

        var added = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            () => _store.InsertAsync(fresh, new($"p{i}", 1, [KeyValue.Of("x"), KeyValue.Of(["y"])], Json("x")), Cancellation), Cancellation)));

        added.ShouldAllBe(one => one);
        (await _store.CountAsync(fresh, [Where.Equal("s", "y")], Cancellation)).ShouldBe(20);
    }

    [Fact]
    public async Task AnyMember_CancelledToken_ThrowsAndChangesNothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => _store.InsertAsync(Definition, Person("p1"), cancelled.Token));
        await Should.ThrowAsync<OperationCanceledException>(() => _store.FindAsync(Definition, "p1", cancelled.Token));

        (await _store.FindAsync(Definition, "p1", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public void AllMembers_RandomCallsOneAfterAnother_AnswerAsTheModelDoes() => Prop.ForAll(
        Operations.Sequences.ToArbitrary(),
        async operations =>
        {
            var model = new ModelDocumentStore();
            foreach (var left in await QueryAsync())
                await _store.DeleteAsync(Definition, left.Id, null, Cancellation);
            foreach (var operation in operations)
                (await operation.RunAsync(_store, Cancellation)).ShouldBe(operation.Run(model), $"{operation}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(40));

    [Fact]
    public async Task CheckAsync_StoreThatWorks_Returns() => await Should.NotThrowAsync(() => _store.CheckAsync(Cancellation));

    /// <summary>Reads, adds one to <c>age</c> and replaces, until it wins.</summary>
    internal static async Task CountUpAsync(IDocumentStore store, string id)
    {
        while (true)
        {
            var found = (await store.FindAsync(Definition, id, Cancellation)).ShouldNotBeNull();
            var next = Person(id, age: found.Keys[2].Number + 1) with { Version = found.Version };
            if (await store.ReplaceAsync(Definition, next, Cancellation))
                return;
        }
    }

    /// <summary>Opens a store without documents.</summary>
    protected abstract Task<IDocumentStore> OpenAsync();

    /// <summary>Closes it and removes what it kept.</summary>
    protected abstract Task CloseAsync();

    protected async Task InsertAsync(params StoredDocument[] people) =>
        (await _store.InsertManyAsync(Definition, people, Cancellation)).ShouldBe(people.Length);

    private async Task RefusedAsync(StoredDocument document) =>
        await Should.ThrowAsync<ArgumentException>(() => _store.InsertAsync(Definition, document, Cancellation));

    private async Task<StoredDocument> FindAsync(string id) => (await _store.FindAsync(Definition, id, Cancellation)).ShouldNotBeNull();

    private Task<IReadOnlyList<StoredDocument>> QueryAsync(params Condition[] conditions) =>
        _store.QueryAsync(Definition, new Query { Conditions = conditions }, Cancellation);

    private async Task<string[]> QueryIdsAsync(params Condition[] conditions) => (await QueryAsync(conditions)).Ids();

    private async Task<string[]> OrderedIdsAsync(params SortKey[] order) =>
        (await _store.QueryAsync(Definition, new Query { OrderBy = order }, Cancellation)).Ids();
}
