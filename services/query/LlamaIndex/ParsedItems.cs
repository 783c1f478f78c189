using System.Text.Json.Serialization;
using Shortlist.Documents;
using Shortlist.FileParsing;
using Shortlist.FileParsing.Rendering;

namespace Shortlist.Query;

internal sealed record ItemsBody(IReadOnlyList<ItemsPageBody> Pages);

/// <summary>The items of a page.</summary>
internal sealed record ItemsPageBody(IReadOnlyList<ItemBody> Items, double PageHeight, int PageNumber, double PageWidth, bool Success)
{
    public static ItemsPageBody Of(ParsedPage page, MarkdownStyle style) =>
        new([.. page.Blocks.Select(block => ItemBody.Of(block, style))], page.Height, page.Number, page.Width, true);
}

/// <summary>Where an item stands, in points from the top left corner of its page.</summary>
internal sealed record BoxBody(double X, double Y, double W, double H)
{
    public static IReadOnlyList<BoxBody>? Of(Box? box) =>
        box is { } place ? [new(Round(place.Left), Round(place.Top), Round(place.Width), Round(place.Height))] : null;

    private static double Round(double points) => Math.Round(points, 2);
}

/// <summary>An item of a page.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextItemBody), "text")]
[JsonDerivedType(typeof(HeadingItemBody), "heading")]
[JsonDerivedType(typeof(ListItemBody), "list")]
[JsonDerivedType(typeof(TableItemBody), "table")]
internal abstract record ItemBody(string Md, IReadOnlyList<BoxBody>? Bbox)
{
    public static ItemBody Of(Block block, MarkdownStyle style)
    {
        var (markdown, box) = (Markdown.Of(block, style), BoxBody.Of(block.Box));
        return block.Kind switch
        {
            BlockKind.Heading => new HeadingItemBody(markdown, box, block.Level, string.Join(' ', block.Lines)),
            BlockKind.List => ListItemBody.Of(block.Entries, 0, block.IsOrdered, box),
            BlockKind.Table => new TableItemBody(markdown, box, block.Rows, TableText.Csv(block.Rows), TableText.Html(block.Rows)),
            _ => new TextItemBody(markdown, box, string.Join('\n', block.Lines)),
        };
    }
}

internal sealed record TextItemBody(string Md, IReadOnlyList<BoxBody>? Bbox, string Value) : ItemBody(Md, Bbox);

internal sealed record HeadingItemBody(string Md, IReadOnlyList<BoxBody>? Bbox, int Level, string Value) : ItemBody(Md, Bbox);

internal sealed record TableItemBody(
    string Md, IReadOnlyList<BoxBody>? Bbox, IReadOnlyList<IReadOnlyList<string>> Rows, string Csv, string Html) : ItemBody(Md, Bbox);

/// <summary>A list; entries that are set in further are lists inside it.</summary>
internal sealed record ListItemBody(string Md, IReadOnlyList<BoxBody>? Bbox, bool Ordered, IReadOnlyList<ItemBody> Items) : ItemBody(Md, Bbox)
{
    public static ListItemBody Of(IReadOnlyList<ListEntry> entries, int level, bool isOrdered, IReadOnlyList<BoxBody>? box)
    {
        var items = new List<ItemBody>();
        for (var index = 0; index < entries.Count; index++)
        {
            if (entries[index].Level <= level)
            {
                items.Add(new TextItemBody(entries[index].Text, null, entries[index].Text));
                continue;
            }

            var inner = entries.Skip(index).TakeWhile(entry => entry.Level > level).ToList();
            items.Add(Of(inner, level + 1, isOrdered, null));
            index += inner.Count - 1;
        }

        return new(Markdown.OfList(entries, isOrdered), box, isOrdered, items);
    }
}
