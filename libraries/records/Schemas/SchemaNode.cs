using System.Text.Json;
using System.Text.RegularExpressions;

namespace Shortlist.Records;

/// <summary>The types of JSON values.</summary>
[Flags]
internal enum JsonTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Number = 4,
    Integer = 8,
    String = 16,
    Array = 32,
    Object = 64,
}

/// <summary>A property that a schema names.</summary>
internal readonly record struct SchemaProperty(string Name, byte[] Utf8, SchemaNode Node);

/// <summary>One schema of a definition, compiled; what a keyword does not say is null.</summary>
internal sealed class SchemaNode
{
    /// <summary>Where it stands in the definition.</summary>
    public required string Place { get; init; }

    /// <summary>The value is the external id of a record of this schema.</summary>
    public SchemaReference? Reference { get; set; }

    /// <summary>No value at all, as of <c>false</c>.</summary>
    public bool IsNever { get; set; }

    public JsonTypes Types { get; set; }

    public JsonElement[]? Enum { get; set; }

    public SchemaProperty[] Properties { get; set; } = [];

    public string[] Required { get; set; } = [];

    /// <summary>What properties that are not named must be; null when that is not said.</summary>
    public SchemaNode? Additional { get; set; }

    /// <summary>The definition names properties and does not say that there may be others.</summary>
    public bool NamesProperties { get; set; }

    public int? MinProperties { get; set; }

    public int? MaxProperties { get; set; }

    public SchemaNode? Items { get; set; }

    public int? MinItems { get; set; }

    public int? MaxItems { get; set; }

    public bool UniqueItems { get; set; }

    public int? MinLength { get; set; }

    public int? MaxLength { get; set; }

    public Regex? Pattern { get; set; }

    public Func<string, bool>? Format { get; set; }

    public string? FormatName { get; set; }

    public double? Minimum { get; set; }

    public double? Maximum { get; set; }

    public double? ExclusiveMinimum { get; set; }

    public double? ExclusiveMaximum { get; set; }

    public decimal? MultipleOf { get; set; }

    /// <summary>What else the value must be, <c>$ref</c> into the same definition included.</summary>
    public List<SchemaNode> AllOf { get; } = [];

    public SchemaNode[] AnyOf { get; set; } = [];

    public SchemaNode[] OneOf { get; set; } = [];

    public SchemaNode? Not { get; set; }

    /// <summary>The other schemas that judge the same value.</summary>
    public IEnumerable<SchemaNode> SameValue =>
        Not is null ? [.. AllOf, .. AnyOf, .. OneOf] : [.. AllOf, .. AnyOf, .. OneOf, Not];

    /// <summary>The properties that it knows, its parts included, and whether there may be no others; set once all is compiled.</summary>
    public SchemaShape Shape { get; set; } = SchemaShape.Open;

    public bool ChecksStrings => MinLength is not null || MaxLength is not null || Pattern is not null || Format is not null;

    public bool ChecksNumbers => Minimum is not null || Maximum is not null || ExclusiveMinimum is not null
        || ExclusiveMaximum is not null || MultipleOf is not null;
}
