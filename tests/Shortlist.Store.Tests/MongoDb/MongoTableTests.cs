using MongoDB.Bson;
using MongoDB.Bson.IO;
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

        written.Json().ShouldBe(
            """{ "_id" : "p1", "v" : { "$numberLong" : "4" }, "k" : { "tenant" : "t1", "age" : { "$numberLong" : "30" }, "done" : { "$numberLong" : "-9223372036854775808" }, "tags" : ["b", "a"] }, "b" : { "$binary" : { "base64" : "eyJUZXh0IjoieCJ9", "subType" : "00" } } }""");
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
    public void Meets_NoCondition_IsEveryDocument() => _table.Meets([]).Json().ShouldBe("{ }");

    [Fact]
    public void Meets_Conditions_StandBesideOneAnother() => _table
        .Meets([Where.Equal("tenant", "$ne"), Where.AtLeast("age", 1), Where.Below("age", 5), Where.AnyOf("tags", ["a", "b"])], afterId: "p1")
        .Json()
        .ShouldBe(
            """{ "$and" : [{ "k.tenant" : { "$eq" : "$ne" } }, { "k.age" : { "$gte" : { "$numberLong" : "1" } } }, { "k.age" : { "$lt" : { "$numberLong" : "5" } } }, { "k.tags" : { "$in" : ["a", "b"] } }, { "_id" : { "$gt" : "p1" } }] }""");

    [Fact]
    public void Meets_EmptyList_MatchesNothing() =>
        _table.Meets([Where.AnyOf("status", [])]).Json().ShouldBe("""{ "k.status" : { "$in" : [] } }""");

    [Fact]
    public void HasVersion_IdAndVersion_AreTheWholeCondition() =>
        MongoTable.HasVersion("p1", 3).Json().ShouldBe("""{ "_id" : "p1", "v" : { "$numberLong" : "3" } }""");

    [Fact]
    public void Order_Keys_EndsInTheId() => MongoTable
        .Order([new("status"), new("age", Descending: true), new("status", Descending: true)])
        .Json()
        .ShouldBe("""{ "k.status" : { "$numberInt" : "1" }, "k.age" : { "$numberInt" : "-1" }, "_id" : { "$numberInt" : "1" } }""");

    [Fact]
    public void Fields_Parts_LeaveOutWhatIsNotAskedFor()
    {
        _table.Fields(QueryPart.Documents).Json().ShouldBe("{ }");
        _table.Fields(QueryPart.Versions).Json().ShouldBe("""{ "v" : { "$numberInt" : "1" } }""");
        _table.Fields(QueryPart.Keys).Json()
            .ShouldBe("""{ "k.tenant" : { "$numberInt" : "1" }, "k.status" : { "$numberInt" : "1" }, "k.age" : { "$numberInt" : "1" }, "k.done" : { "$numberInt" : "1" }, "k.tags" : { "$numberInt" : "1" }, "_id" : { "$numberInt" : "1" } }""");
    }

    [Fact]
    public void Indexes_DeclaredOnes_EndInTheIdAndNumbersInBothDirections() => _table.Indexes().Select(index => index.ToString()).ShouldBe(
        [
            """{ "k.tenant" : 1, "k.status" : 1, "_id" : 1 }""",
            """{ "k.tenant" : 1, "k.age" : 1, "k.done" : 1, "_id" : 1 }""",
            """{ "k.tenant" : 1, "k.age" : 1, "k.done" : -1, "_id" : 1 }""",
            """{ "k.tags" : 1, "_id" : 1 }""",
        ]);

    [Fact]
    public void Within_Prefix_IsARangeOfKeys()
    {
        MongoBlobKeys.Within("", null).Json().ShouldBe("{ }");
        MongoBlobKeys.Within("a/b/", null).Json().ShouldBe("""{ "_id" : { "$gte" : "a/b/", "$lt" : "a/b0" } }""");
        MongoBlobKeys.Within("a/", "a/c").Json().ShouldBe("""{ "_id" : { "$gt" : "a/c", "$lt" : "a0" } }""");
        MongoBlobKeys.Within("", "a/c").Json().ShouldBe("""{ "_id" : { "$gt" : "a/c" } }""");
    }
}

/// <summary>Documents as JSON that says of each number which kind it is.</summary>
internal static class CanonicalJson
{
    public static string Json(this BsonDocument document) =>
        document.ToJson(new JsonWriterSettings { OutputMode = JsonOutputMode.CanonicalExtendedJson });
}
