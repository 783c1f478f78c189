using System.Text.RegularExpressions;
using Shortlist.FileParsing;

namespace Shortlist.Extraction.Source;

/// <summary>A line of the document.</summary>
internal sealed record SourceLine(int Page, string Text, bool IsHeading, bool IsEntry);

/// <summary>A label with the value beside or below it.</summary>
/// <param name="Label">Its words.</param>
/// <param name="Value">The value as written.</param>
/// <param name="Page">Page, from 1.</param>
/// <param name="Line">The line of the label, as an index.</param>
/// <param name="Quote">Both, as written.</param>
internal sealed record LabelledValue(IReadOnlyList<string> Label, string Value, int Page, int Line, string Quote);

/// <summary>A table with a head.</summary>
/// <param name="Head">The words of each column's head.</param>
/// <param name="Rows">The rows below it.</param>
/// <param name="Page">Page, from 1.</param>
/// <param name="Caption">The words of the heading before it.</param>
internal sealed record SourceTable(IReadOnlyList<IReadOnlyList<string>> Head, IReadOnlyList<IReadOnlyList<string>> Rows, int Page, IReadOnlyList<string> Caption);

/// <summary>What stands below a heading, up to the next one.</summary>
internal sealed record SourceSection(IReadOnlyList<string> Title, int From, int To);

/// <summary>A document as extraction looks at it: lines, labelled values, tables and sections.</summary>
internal sealed partial class SourceText
{
    private const int LongestLabel = 60;
    private const int MostLabelWords = 6;
    private const int MostWordsOfNextLabel = 3;

    // What is looked at for each field of a schema: more would let a large document and a large schema together take minutes.
    private const int MostLines = 8_000;
    private const int MostValues = 4_000;
    private const int MostTables = 500;
    private const int MostLinesOfSection = 200;

    private readonly List<SourceLine> _lines = [];
    private readonly List<LabelledValue> _values = [];

    // Lines that are rows of a label and its value: they are told as such already.
    private readonly HashSet<int> _fromTables = [];
    private readonly List<SourceTable> _tables = [];

    private SourceText()
    {
    }

    public IReadOnlyList<SourceLine> Lines => _lines;

    public IReadOnlyList<LabelledValue> Values => _values;

    public IReadOnlyList<SourceTable> Tables => _tables;

    public IReadOnlyList<SourceSection> Sections { get; private set; } = [];

    /// <summary>Looks over the pages of a document.</summary>
    public static SourceText Of(IEnumerable<ParsedPage> pages)
    {
        var source = new SourceText();
        var caption = "";
        foreach (var page in pages)
        {
            foreach (var block in page.Blocks)
            {
                if (source._lines.Count >= MostLines)
                    break;
                if (block.Kind is BlockKind.Heading)
                    caption = string.Join(' ', block.Lines);
                source.Add(block, page.Number, caption);
            }
        }

        source.ReadLabels();
        source.ReadSections();
        return source;
    }

    /// <summary>The part between two lines.</summary>
    public SourceText Part(int from, int to)
    {
        var part = new SourceText();
        part._lines.AddRange(_lines.GetRange(from, to - from));
        part.ReadLabels();
        return part;
    }

    /// <summary>A part that is nothing but labelled values.</summary>
    public static SourceText Of(IEnumerable<LabelledValue> values)
    {
        var part = new SourceText();
        part._values.AddRange(values);
        part._lines.AddRange(part._values.Select(value => new SourceLine(value.Page, value.Quote, false, false)));
        return part;
    }

    private void Add(Block block, int page, string caption)
    {
        switch (block.Kind)
        {
            case BlockKind.Table:
                AddTable(block.Rows, page, caption);
                break;
            case BlockKind.List:
                _lines.AddRange(block.Entries.Select(entry => new SourceLine(page, entry.Text.Replace('\n', ' '), false, true)));
                break;
            default:
                _lines.AddRange(block.Lines.Select(line => new SourceLine(page, line, block.Kind is BlockKind.Heading, false)));
                break;
        }
    }

    private void AddTable(IReadOnlyList<IReadOnlyList<string>> rows, int page, string caption)
    {
        if (_tables.Count < MostTables)
            _tables.Add(new([.. rows[0].Select(Wording.Of)], [.. rows.Skip(1)], page, Wording.Of(caption)));
        foreach (var row in rows)
        {
            var cells = row.Where(cell => cell.Length > 0).ToList();
            if (cells.Count == 0)
                continue;
            // A row of two is a label and its value as well; a label of more is one in its first cell and the last one's value.
            if (cells.Count == 2 && _fromTables.Add(_lines.Count))
                AddValue(cells[0], cells[1].Replace('\n', ' '), page, _lines.Count, string.Join(' ', cells));
            _lines.Add(new SourceLine(page, string.Join('\t', cells.Select(cell => cell.Replace('\n', ' '))), false, false));
        }
    }

    private void ReadLabels()
    {
        for (var index = 0; index < _lines.Count; index++)
        {
            var (page, text, isHeading, _) = _lines[index];
            foreach (var part in text.Split(["\t", " | ", " · "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                AddLabelled(part, page, index);
            }

            var cells = text.Split('\t', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length == 2 && !_fromTables.Contains(index) && !cells[0].Contains(':', StringComparison.Ordinal))
                AddValue(cells[0], cells[1], page, index, $"{cells[0]} {cells[1]}");
            // A label alone on its line has its value on the next.
            if (index + 1 < _lines.Count && (text.EndsWith(':') || isHeading) && !_lines[index + 1].IsHeading)
                AddValue(text.TrimEnd(':'), _lines[index + 1].Text, page, index, $"{text} {_lines[index + 1].Text}");
        }
    }

    /// <summary>The labels of a part of a line: <c>IBAN: … BIC: …</c> has two, <c>Receipt # 12</c> one without a colon.</summary>
    private void AddLabelled(string part, int page, int line)
    {
        var rest = part;
        while (Labelled().Match(rest) is { Success: true } match)
        {
            var (label, value) = (match.Groups["label"].Value, match.Groups["value"].Value);
            var next = NextLabel(value);
            AddValue(label, next > 0 ? value[..next].TrimEnd(' ', '.', ',', ';') : value, page, line, next > 0 ? $"{label}: {value[..next].Trim()}" : rest);
            if (next <= 0)
                return;
            rest = value[next..];
        }

        if (Numbered().Match(rest) is { Success: true } numbered)
            AddValue(numbered.Groups["label"].Value, numbered.Groups["value"].Value, page, line, rest);
    }

    /// <summary>Where the next label of a line begins: the last capitalised word before a colon, with those before it that labels are made of; 0 for none.</summary>
    private static int NextLabel(string value)
    {
        for (var colon = value.IndexOf(": ", StringComparison.Ordinal); colon > 0; colon = value.IndexOf(": ", colon + 1, StringComparison.Ordinal))
        {
            var (start, words) = (colon, 0);
            var begins = 0;
            while (start > 0 && words < MostWordsOfNextLabel)
            {
                var space = value.LastIndexOf(' ', start - 1);
                var word = value[(space + 1)..start].Trim();
                if (word.Length == 0 || !word.All(char.IsLetter) || (begins > 0 && !(char.IsUpper(word[0]) && Wording.IsKnown(word))))
                    break;
                words++;
                if (char.IsUpper(word[0]))
                    begins = space + 1;
                if (space < 0)
                    break;
                start = space;
            }

            if (begins > 0)
                return begins;
        }

        return 0;
    }

    private void AddValue(string label, string value, int page, int line, string quote)
    {
        if (_values.Count >= MostValues || label.Length is 0 or > LongestLabel || value.Length == 0 || label.Count(' ') >= MostLabelWords)
            return;
        var words = Wording.Of(label.TrimEnd(':', ' '));
        if (words.Count > 0 && label.Any(char.IsLetter))
            _values.Add(new(words, value.Trim(), page, line, quote));
    }

    private void ReadSections()
    {
        var sections = new List<SourceSection>();
        for (var index = 0; index < _lines.Count; index++)
        {
            if (!_lines[index].IsHeading && !_lines[index].Text.EndsWith(':'))
                continue;
            var end = index + 1;
            while (end < _lines.Count && !_lines[end].IsHeading && end - index <= MostLinesOfSection)
                end++;
            sections.Add(new(Wording.Of(_lines[index].Text.TrimEnd(':')), index + 1, end));
        }

        Sections = sections;
    }

    [GeneratedRegex(@"^(?<label>[^:\t]{1,60}?)\s*:\s+(?<value>\S.*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Labelled();

    [GeneratedRegex(
        @"^(?<label>(\p{L}+ ){0,3}\p{L}+ ?(#|[Nn]o\.?|[Nn]r\.?|[Nn]umber|Nummer|[Nn]º))\s+(?<value>[\p{L}\d/._-]*\d[\p{L}\d/._-]*)$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();
}
