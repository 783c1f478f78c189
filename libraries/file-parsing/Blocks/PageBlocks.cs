using System.Text.RegularExpressions;
using Shortlist.Documents;
using Shortlist.FileParsing.Tables;

namespace Shortlist.FileParsing.Blocks;

/// <summary>Gathers the lines of a page into blocks.</summary>
/// <param name="headings">Tells headings.</param>
/// <param name="hasBoxes">Whether boxes are places on a real page.</param>
internal sealed partial class PageBlocks(Headings headings, bool hasBoxes)
{
    /// <summary>Points that nested lists are set apart by, at least.</summary>
    private const double Indent = 9;

    private const int MostCharactersOfEntry = 10_000;
    private const int MostLinesOfHeading = 4;

    private readonly List<Block> _blocks = [];
    private readonly List<DocumentLine> _open = [];
    private readonly List<ListEntry> _entries = [];
    private readonly List<double> _indents = [];
    private bool _isOrdered;
    private int _lastHeadingBlock = -1;

    /// <summary>The blocks, in the order of the lines.</summary>
    public IReadOnlyList<Block> Build(List<DocumentLine> lines)
    {
        var tables = hasBoxes ? TableFinder.Find(lines) : [];
        for (var index = 0; index < lines.Count; index++)
        {
            if (tables.Find(table => table.Lines.Contains(index)) is { } table)
            {
                if (table.FirstLine == index)
                    Add(new Block { Kind = BlockKind.Table, Rows = table.Rows, Box = table.Box });
                continue;
            }

            if (RowTable.TryRead(lines, index, out var rows, out var next))
            {
                var box = lines.GetRange(index, next - index).Select(line => line.Box).Aggregate((left, right) => left.Union(right));
                Add(new Block { Kind = BlockKind.Table, Rows = rows, Box = Place(box) });
                index = next - 1;
                continue;
            }

            AddLine(lines, index);
        }

        Close();
        return _blocks;
    }

    private void AddLine(List<DocumentLine> lines, int index)
    {
        var line = lines[index];
        var isAlone = !(index > 0 && lines[index - 1].Block == line.Block) && !(index + 1 < lines.Count && lines[index + 1].Block == line.Block);
        if (headings.LevelOf(line, isAlone) is var level and > 0)
        {
            AddHeading(line, level);
        }
        else if (line.IsListItem || IsNumbered(lines, index))
        {
            AddEntry(line, isOrdered: !line.IsListItem);
        }
        else if (_entries.Count > 0 && _open is [.., var entry] && entry.Block == line.Block && line.Box.Left > _indents[^1]
            && _entries[^1].Text.Length < MostCharactersOfEntry)
        {
            // The entry goes on, set in as far as its text.
            _entries[^1] = _entries[^1] with { Text = $"{_entries[^1].Text}\n{line.Text}" };
            _open.Add(line);
        }
        else
        {
            if (_entries.Count > 0 || (_open is [.., var before] && before.Block != line.Block))
                Close();
            _open.Add(line);
        }
    }

    private void AddHeading(DocumentLine line, int level)
    {
        Close();
        if (_blocks is [.., { Kind: BlockKind.Heading } last] && last.Level == level && _lastHeadingBlock == line.Block
            && last.Lines.Count < MostLinesOfHeading)
        {
            _blocks[^1] = last with { Lines = [.. last.Lines, line.Text], Box = hasBoxes ? last.Box!.Value.Union(line.Box) : null };
            return;
        }

        _lastHeadingBlock = line.Block;
        _blocks.Add(new Block { Kind = BlockKind.Heading, Level = level, Lines = [line.Text], Box = Place(line.Box) });
    }

    private void AddEntry(DocumentLine line, bool isOrdered)
    {
        if (_entries.Count == 0 || _isOrdered != isOrdered)
            Close();
        _isOrdered = isOrdered;
        while (_indents.Count > 1 && line.Box.Left < _indents[^1] - (Indent / 2))
            _indents.RemoveAt(_indents.Count - 1);
        if (_indents.Count == 0 || line.Box.Left > _indents[^1] + Indent)
            _indents.Add(line.Box.Left);
        _entries.Add(new ListEntry(_indents.Count - 1, line.Text));
        _open.Add(line);
    }

    private void Add(Block block)
    {
        Close();
        _blocks.Add(hasBoxes ? block : block with { Box = null });
    }

    /// <summary>Ends the open paragraph or list.</summary>
    private void Close()
    {
        if (_open.Count == 0)
            return;
        var box = Place(_open.Select(line => line.Box).Aggregate((left, right) => left.Union(right)));
        _blocks.Add(_entries.Count > 0
            ? new Block { Kind = BlockKind.List, Entries = [.. _entries], IsOrdered = _isOrdered, Box = box }
            : new Block { Kind = BlockKind.Text, Lines = [.. _open.Select(line => line.Text)], Box = box });
        _open.Clear();
        _entries.Clear();
        _indents.Clear();
    }

    private Box? Place(Box box) => hasBoxes ? box : null;

    /// <summary>A number before one line is a number; before two lines in a row it is a list.</summary>
    private static bool IsNumbered(List<DocumentLine> lines, int index) =>
        Number().IsMatch(lines[index].Text)
        && ((index > 0 && Number().IsMatch(lines[index - 1].Text)) || (index + 1 < lines.Count && Number().IsMatch(lines[index + 1].Text)));

    [GeneratedRegex(@"^\d{1,3}[.)] +\S", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
