using System.Text;
using System.Text.Json;
using Shortlist.Batches;

namespace Shortlist.Records.Tests;

/// <summary>Merging, and how records are kept.</summary>
public sealed class MergePatchTests
{
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("""{"a":"foo"}""", """{"b":{"c":null,"d":[null]}}""", """{"a":"foo","b":{"d":[null]}}""")]
    [InlineData("""{}""", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void Write_Patch_IsMergedAsTheStandardSays(string target, string patch, string merged)
    {
        var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            MergePatch.Write(JsonElement.Parse(target), JsonElement.Parse(patch), writer);
        Encoding.UTF8.GetString(buffer.ToArray()).ShouldBe(merged);
    }

    [Fact]
    public void RecordFormat_EveryPart_ComesBack()
    {
        var batch = new Guid(1, 2, 3, new byte[8]);
        var record = new StoredRecord
        {
            Id = RecordId.Of("partner:tenant", "sch_1", "a|b"),
            Version = 7,
            Content = "{ \"id\":\"a|b\" }"u8.ToArray(),
            SchemaVersion = 3,
            References = ["x", "y"],
            Pending = new(batch, 4, "0:12:a|b"),
            Marks =
            [
                new(batch, 4, [new("0:12:a|b", ItemState.Pending, [])]),
                new(batch, 5, [new("1:1:z", ItemState.Failed, [new("VALIDATION", "too \"long\"")])]),
                new(batch, 6, []),
            ],
            DeletedBy = batch,
            CreatedAt = new(2026, 6, 1, 10, 0, 0, TimeSpan.Zero),
            UpdatedAt = new(2026, 6, 1, 10, 0, 1, TimeSpan.Zero),
        };

        var read = RecordFormat.Read(record.Id, record.Version, record.References, RecordFormat.Write(record));

        Encoding.UTF8.GetString(read.Content!.Value.Span).ShouldBe("{ \"id\":\"a|b\" }");
        JsonSerializer.Serialize(read with { Content = null }).ShouldBe(JsonSerializer.Serialize(record with { Content = null }));
        RecordId.ExternalIdOf(record.Id).ShouldBe("a|b");
        RecordId.SetOf(record.Id).ShouldBe("partner:tenant|sch_1");
    }
}
