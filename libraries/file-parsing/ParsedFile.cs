using System.Text.Json.Serialization;
using Shortlist.Documents;

namespace Shortlist.FileParsing;

/// <summary>What a run of lines on a page is.</summary>
public enum BlockKind
{
    /// <summary>A paragraph.</summary>
    Text,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A list.</summary>
    List,

    /// <summary>A table.</summary>
    Table,
}

/// <summary>An entry of a list.</summary>
/// <param name="Level">How deep it is nested, from 0.</param>
/// <param name="Text">Its text, without the bullet; a line break parts its lines.</param>
public sealed record ListEntry([property: JsonPropertyName("l")] int Level, [property: JsonPropertyName("t")] string Text);

/// <summary>A heading, paragraph, list or table of a page.</summary>
public sealed record Block
{
    /// <summary>What it is; tells which of the other members are filled.</summary>
    [JsonPropertyName("k")]
    public BlockKind Kind { get; init; }

    /// <summary>Where it stands, in points; null in formats without fixed pages.</summary>
    [JsonPropertyName("b")]
    public Box? Box { get; init; }

    /// <summary>Level of a heading, 1 to 6.</summary>
    [JsonPropertyName("h"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Level { get; init; }

    /// <summary>The lines of a paragraph or heading; a tab parts columns of one line.</summary>
    [JsonPropertyName("t")]
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The entries of a list.</summary>
    [JsonPropertyName("e")]
    public IReadOnlyList<ListEntry> Entries { get; init; } = [];

    /// <summary>Whether the entries of a list carry numbers, which then begin their texts.</summary>
    [JsonPropertyName("o"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOrdered { get; init; }

    /// <summary>The rows of a table, all of one length; the first is the head.</summary>
    [JsonPropertyName("r")]
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];
}

/// <summary>A page.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Width">Points.</param>
/// <param name="Height">Points.</param>
/// <param name="Blocks">In reading order.</param>
public sealed record ParsedPage(
    [property: JsonPropertyName("n")] int Number,
    [property: JsonPropertyName("w")] double Width,
    [property: JsonPropertyName("h")] double Height,
    [property: JsonPropertyName("b")] IReadOnlyList<Block> Blocks);

/// <summary>A document as pages of blocks: all that text, Markdown and per-page items are made from.</summary>
public sealed record ParsedFile
{
    /// <summary>What the bytes turned out to be.</summary>
    public required DocumentFormat Format { get; init; }

    /// <summary>Pages of the document; 1 for formats without fixed pages.</summary>
    public required int PageCount { get; init; }

    /// <summary>The pages that were asked for and read.</summary>
    public required IReadOnlyList<ParsedPage> Pages { get; init; }

    /// <summary>ISO 639-1 code of the language that most of it is in; null when there is too little text to tell.</summary>
    public string? Language { get; init; }

    /// <summary>Characters of text on the pages read.</summary>
    public int Characters { get; init; }

    /// <summary>The document's links.</summary>
    public IReadOnlyList<DocumentLink> Links { get; init; } = [];

    /// <summary>What a reader should know: pages left out, text read by OCR.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
