using MongoDB.Bson;
using Shortlist.Store.MongoDb;
using static Shortlist.Store.Tests.Conformance.People;

namespace Shortlist.Store.Tests.MongoDb;

/// <summary>What is sent to the server, word for word; no server is needed to see it.</summary>
public sealed class MongoTableTests
{
    private readonly MongoTable _table = new(Definition);

    [Fact]
    public void Write_Document_NamesTheKeysThatItHas()
    {
        var written = _table.Write(Person("p1", "t1", null, 30, long.MinValue, ["b", "a", "b"], "x"), 4);

        written.ToJson().ShouldBe(
            """{ "_id" : "p1", "v" : NumberLong(4), "k" : { "tenant" : "t1", "age" : NumberLong(30), "done" : NumberLong("-9223372036854775808"), "tags" : ["b", "a"] }, "b" : BinData(0, "eyJUZXh0IjoieCJ9") }""".Replace("BinData", "new BinData", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheDocument()
    {
        var person = Person("p1", null, "", null, -1, ["a"]);

        var read = _table.Read(_table.Write(person, 7));

        read.Id.ShouldBe("p1");
        read.Version.ShouldBe(7);
        read.Body.ToArray().ShouldBe(person.Body.ToArray());
        read.Keys[0].ShouldBe(KeyValue.Of((string?)null));
        read.Keys[1].ShouldBe(KeyValue.Of(""));
        read.Keys[2].ShouldBe(KeyValue.Of((long?)null));
        read.Keys[3].ShouldBe(KeyValue.Of(-1));
        read.Keys[4].Texts.ShouldBe(["a"]);
    }

    [Fact]
    public void Meets_NoCondition_IsEveryDocument() => _table.Meets([]).ToJson().ShouldBe("{ }");

    [Fact]
    public void Meets_Conditions_StandBesideOneAnother() => _table
        .Meets([Where.Equal("tenant", "$ne"), Where.AtLeast("age", 1), Where.Below("age", 5), Where.AnyOf("tags", ["a", "b"])], afterId: "p1")
        .ToJson()
        .ShouldBe(
            """{ "$and" : [{ "k.tenant" : { "$eq" : "$ne" } }, { "k.age" : { "$gte" : NumberLong(1) } }, { "k.age" : { "$lt" : NumberLong(5) } }, { "k.tags" : { "$in" : ["a", "b"] } }, { "_id" : { "$gt" : "p1" } }] }""");

    [Fact]
    public void Meets_EmptyList_MatchesNothing() =>
        _table.Meets([Where.AnyOf("status", [])]).ToJson().ShouldBe("""{ "k.status" : { "$in" : [] } }""");

    [Fact]
    public void HasVersion_IdAndVersion_AreTheWholeCondition() =>
        MongoTable.HasVersion("p1", 3).ToJson().ShouldBe("""{ "_id" : "p1", "v" : NumberLong(3) }""");

    [Fact]
    public void Order_Keys_EndsInTheId() => MongoTable
        .Order([new("status"), new("age", Descending: true), new("status", Descending: true)])
        .ToJson()
        .ShouldBe("""{ "k.status" : 1, "k.age" : -1, "_id" : 1 }""");

    [Fact]
    public void Fields_Parts_LeaveOutWhatIsNotAskedFor()
    {
        _table.Fields(QueryPart.Documents).ToJson().ShouldBe("{ }");
        _table.Fields(QueryPart.Versions).ToJson().ShouldBe("""{ "v" : 1 }""");
        _table.Fields(QueryPart.Keys).ToJson()
            .ShouldBe("""{ "k.tenant" : 1, "k.status" : 1, "k.age" : 1, "k.done" : 1, "k.tags" : 1, "_id" : 1 }""");
    }

    [Fact]
    public void Within_Prefix_IsARangeOfKeys()
    {
        MongoBlobKeys.Within("", null).ToJson().ShouldBe("{ }");
        MongoBlobKeys.Within("a/b/", null).ToJson().ShouldBe("""{ "_id" : { "$gte" : "a/b/", "$lt" : "a/b0" } }""");
        MongoBlobKeys.Within("a/", "a/c").ToJson().ShouldBe("""{ "_id" : { "$gt" : "a/c", "$lt" : "a0" } }""");
        MongoBlobKeys.Within("", "a/c").ToJson().ShouldBe("""{ "_id" : { "$gt" : "a/c" } }""");
    }
}
