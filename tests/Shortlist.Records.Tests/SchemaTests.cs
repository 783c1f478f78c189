using System.Text;
using System.Text.Json;

namespace Shortlist.Records.Tests;

/// <summary>What schemas accept, refuse and find unknown.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string, string, bool> Judgments => new()
    {
        { """{"type":"string","minLength":2,"maxLength":3}""", "\"😀😀\"", true },
        { """{"type":"string","minLength":2}""", "\"😀\"", false },
        { """{"type":["string","null"]}""", "null", true },
        { """{"type":"integer"}""", "1.0", true },
        { """{"type":"integer"}""", "1.5", false },
        { """{"type":"integer"}""", "1e400", false },
        { """{"type":"number","multipleOf":0.1}""", "0.3", true },
        { """{"type":"number","exclusiveMinimum":1}""", "1", false },
        { """{"type":"number","maximum":5}""", "5", true },
        { """{"enum":[1,"a",null]}""", "1.0", true },
        { """{"const":{"a":[1]}}""", """{"a":[1]}""", true },
        { """{"type":"array","items":{"type":"integer"},"uniqueItems":true}""", "[1,2,1]", false },
        { """{"type":"array","minItems":1,"maxItems":2}""", "[]", false },
        { """{"type":"string","pattern":"^[a-z]{2,3}$"}""", "\"abcd\"", false },
        { """{"type":"string","format":"date"}""", "\"2026-02-29\"", false },
        { """{"type":"string","format":"date-time"}""", "\"2026-02-28T10:00:00+01:00\"", true },
        { """{"type":"string","format":"email"}""", "\"a@\"", false },
        { """{"type":"string","format":"uuid"}""", "\"0193a5c4-7d1e-7c53-9a44-1f6f0e6f9c11\"", true },
        { """{"type":"string","format":"of-my-own"}""", "\"anything\"", true },
        { """{"anyOf":[{"type":"string"},{"type":"integer"}]}""", "true", false },
        { """{"oneOf":[{"type":"number"},{"type":"integer"}]}""", "1", false },
        { """{"not":{"type":"string"}}""", "\"a\"", false },
        { """{"allOf":[{"minLength":2},{"maxLength":2}]}""", "\"ab\"", true },
        { """{"type":"object","required":["a"],"minProperties":1}""", "{}", false },
        { """{"type":"object","additionalProperties":{"type":"integer"}}""", """{"a":"b"}""", false },
        { "false", "1", false },
        { "true", "1", true },
        { """{"$ref":"#/$defs/name"}""", "\"\"", false },
        { """{"$ref":"reach:schemas/Other"}""", "\"x\"", true },
        { """{"$ref":"reach:schemas/other"}""", "1.5", false },
        { """{"type":"array","items":{"$ref":"reach:schemas/other"}}""", """["x",7]""", true },
    };

    [Theory]
    [MemberData(nameof(Judgments))]
    public void Validate_Value_IsJudgedAsTheStandardSays(string property, string value, bool isValid)
    {
        var faults = new List<RecordFault>();
        Compile(property).Validate(Record(value), faults, []);
        (faults.Count == 0).ShouldBe(isValid, string.Join("; ", faults));
        faults.ShouldAllBe(fault => fault.Message.StartsWith("value", StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_References_AreFoundAtAnyDepth()
    {
        var references = new List<RecordReference>();
        var schema = Compile("""
            {"type":"object","properties":{"one":{"$ref":"reach:schemas/other"},"many":{"type":"array","items":{"$ref":"reach:schemas/other"}}}}
            """);
        schema.Validate(Record("""{"one":"x","many":["y",7]}"""), [], references);
        references.Select(reference => reference.ExternalId).ShouldBe(["x", "y", "7"]);
        references.ShouldAllBe(reference => reference.Schema.Name == "other");
    }

    [Fact]
    public void Validate_NestedFault_NamesItsPlace()
    {
        var faults = new List<RecordFault>();
        Compile("""{"type":"object","properties":{"list":{"type":"array","items":{"type":"object","properties":{"n":{"type":"integer"}}}}}}""")
            .Validate(Record("""{"list":[{"n":1},{"n":"x"}]}"""), faults, []);
        faults.ShouldHaveSingleItem().Message.ShouldBe("value.list[1].n: must be an integer");
    }

    [Fact]
    public void UnknownFields_OfClosedAndOpenObjects_AreToldApartAndCanBeDropped()
    {
        var schema = Compile("""
            {"type":"object","properties":{
              "closed":{"type":"object","properties":{"a":{}}},"free":{"type":"object"},
              "open":{"type":"object","properties":{"a":{}},"additionalProperties":true},
              "either":{"anyOf":[{"properties":{"a":{}}},{"properties":{"b":{}}}]},
              "list":{"type":"array","items":{"type":"object","properties":{"a":{}}}}}}
            """);
        var record = Record("""
            {"closed":{"a":1,"x":2},"free":{"x":1},"open":{"x":1},"either":{"a":1,"b":2,"x":3},"list":[{"a":1},{"x":1}],"x":1}
            """);
        schema.UnknownFields(record).ShouldBe(["value.closed.x", "value.either.x", "value.list.x", "value.x"]);
        var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            schema.WriteKnown(record, writer);
        Encoding.UTF8.GetString(buffer.ToArray()).ShouldBe(
            """{"value":{"closed":{"a":1},"free":{"x":1},"open":{"x":1},"either":{"a":1,"b":2},"list":[{"a":1},{}]}}""");
    }

    [Theory]
    [InlineData("""{"type":"text"}""", "is no type")]
    [InlineData("""{"type":"string","enum":[1]}""", "none of its values")]
    [InlineData("""{"minimum":2,"exclusiveMaximum":2}""", "no number")]
    [InlineData("""{"type":"string","allOf":[{"type":"integer"}]}""", "both")]
    [InlineData("""{"$ref":"#/$defs/absent"}""", "nothing at")]
    [InlineData("""{"$ref":"https://example.com/schema"}""", "only reach:schemas/")]
    [InlineData("""{"$ref":"#/$defs/loop"}""", "itself")]
    [InlineData("""{"pattern":"(a{1000}){1000}"}""", "too large")]
    [InlineData("""{"pattern":"(?=a)b"}""", "not supported")]
    [InlineData("""{"required":["a","a"]}""", "twice")]
    [InlineData("""{"multipleOf":0}""", "above 0")]
    public void Check_SchemaThatCannotBe_IsRefusedWithItsPlace(string property, string reason)
    {
        var (faults, _) = CompiledSchema.Check(Root(property), "id", Find);
        faults.ShouldContain(fault => fault.Contains(reason, StringComparison.Ordinal), string.Join("; ", faults));
    }

    private static JsonElement Record(string value) => JsonElement.Parse($$"""{"value":{{value}}}""");

    private static JsonElement Root(string property)
    {
        var loop = property.Contains("loop", StringComparison.Ordinal) ? """,  "loop":{"allOf":[{"$ref":"#/$defs/loop"}]}""" : "";
        return JsonElement.Parse($$$"""
            {"type":"object","properties":{"id":{"type":"string"},"value":{{{property}}}},
             "$defs":{"name":{"type":"string","minLength":1}{{{loop}}}}}
            """);
    }

    private static SchemaReference? Find(string name) =>
        name.Equals("other", StringComparison.OrdinalIgnoreCase) ? new("sch_other", "other") : null;

    private static CompiledSchema Compile(string property)
    {
        var definition = new SchemaDefinition
        {
            Id = "sch_1",
            PartnerId = "p",
            Name = "thing",
            PluralName = "things",
            Category = SchemaCategories.Default,
            ExternalIdField = "id",
            Schema = Root(property),
            CreatedAt = default,
            UpdatedAt = default,
        };
        var compiler = new SchemaCompiler(Find);
        return new(definition, compiler.Compile(definition.Schema, "id").ShouldNotBeNull(string.Join("; ", compiler.Faults)));
    }
}
