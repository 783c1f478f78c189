using System.Text;
using Shortlist.Documents.Text;

namespace Shortlist.Documents.Layout;

/// <summary>
/// Collects the lines of a document without fixed pages: text, paragraphs, headings, lists, text boxes and tables, as
/// its reader meets them. Lines are placed on one endless page, 12 points apart and indented by their level.
/// </summary>
internal sealed class FlowBuilder(TextBudget budget)
{
    private const double LineHeight = 12;
    private const double Indent = 18;
    private const double CharacterWidth = 6;

    private readonly Stack<FlowLine> _outerLines = [];
    private readonly Stack<FlowTable> _tables = [];
    private readonly List<HiddenText> _hidden = [];
    private readonly StringBuilder _unseen = new();
    private HiddenReason _why;
    private List<FlowLine> _lines = [];
    private FlowLine _line = new();
    private int _block;

    /// <summary>Size in points of the text that follows; 0 when unknown.</summary>
    public double FontSize { get; set; }

    /// <summary>Weight of the text that follows.</summary>
    public FontWeight Weight { get; set; }

    /// <summary>Adds text to the open line; spaces are tidied when the line is finished.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        budget.Take(text.Length);
        _line.Append(text, FontSize, Weight);
    }

    /// <summary>Text that nobody sees: kept apart from the lines.</summary>
    public void Hide(ReadOnlySpan<char> text, HiddenReason reason)
    {
        budget.Take(text.Length);
        if (reason != _why)
            FlushHidden();
        _why = reason;
        _unseen.Append(text);
    }

    /// <summary>The open line is a heading.</summary>
    public void MarkHeading(int level) => _line.HeadingLevel = level;

    /// <summary>The open line is an entry of a list.</summary>
    /// <param name="level">How deep, from 0.</param>
    public void MarkListItem(int level)
    {
        _line.IsListItem = true;
        _line.Level = level + 1;
    }

    /// <summary>Goes on to a new line of the same block.</summary>
    public void BreakLine()
    {
        var next = new FlowLine { HeadingLevel = _line.HeadingLevel, Level = _line.Level };
        FinishLine();
        _line = next;
    }

    /// <summary>Ends the line and its block.</summary>
    public void EndParagraph()
    {
        FinishLine();
        FlushHidden();
        _line = new();
        _block++;
    }

    /// <summary>Begins a text box that is anchored in the open line: its text stands on its own, before that line.</summary>
    public void BeginFrame()
    {
        _outerLines.Push(_line);
        _line = new();
    }

    /// <summary>Ends the text box and goes on with the line that it was anchored in.</summary>
    public void EndFrame()
    {
        if (!_outerLines.TryPop(out var outer))
            return;
        EndParagraph();
        _line = outer;
    }

    /// <summary>Begins a row of a table.</summary>
    public void BeginRow()
    {
        EndParagraph();
        _tables.Push(new FlowTable(_lines));
    }

    /// <summary>Begins a cell of the open row.</summary>
    public void BeginCell()
    {
        if (!_tables.TryPeek(out var table))
            return;
        EndParagraph();
        _lines = [];
        table.Cells.Add(_lines);
    }

    /// <summary>
    /// Ends the row. Cells that hold a line or less are one line, parted by tabs; so is a label beside a longer cell, which
    /// goes on below. Cells that all hold more are columns of a layout, and follow each other.
    /// </summary>
    public void EndRow()
    {
        if (!_tables.TryPop(out var table))
            return;
        EndParagraph();
        _lines = table.Outer;
        table.MergeInto(_lines);
        _block++;
    }

    /// <summary>The texts that nobody sees; complete once the lines are built.</summary>
    public IReadOnlyList<HiddenText> Hidden => _hidden;

    /// <summary>The lines, boxes and blocks counted down the page.</summary>
    public List<DocumentLine> Build() => Concatenate(this);

    /// <summary>The lines of several flows, one after the other.</summary>
    public static List<DocumentLine> Concatenate(params ReadOnlySpan<FlowBuilder> flows)
    {
        var lines = new List<DocumentLine>();
        foreach (var flow in flows)
            flow.Place(lines);
        return lines;
    }

    private void Place(List<DocumentLine> lines)
    {
        while (_outerLines.Count > 0)
            EndFrame();
        while (_tables.Count > 0)
            EndRow();
        EndParagraph();

        var (block, last) = (lines is [.., var end] ? end.Block : -1, -1);
        foreach (var line in _lines)
        {
            if (line.Block != last)
                (block, last) = (block + 1, line.Block);
            var top = lines.Count * LineHeight;
            lines.Add(new DocumentLine
            {
                Page = 1,
                Text = line.Text,
                Box = new Box(line.Level * Indent, top, (line.Level * Indent) + (line.Text.Length * CharacterWidth), top + LineHeight),
                FontSize = line.FontSize,
                Weight = line.Weight,
                HeadingLevel = line.HeadingLevel,
                IsListItem = line.IsListItem,
                Block = block,
                Row = line.Row,
            });
        }
    }

    private void FlushHidden()
    {
        if (_unseen.Length == 0)
            return;
        var text = TextRepair.Repair(_unseen.ToString());
        _unseen.Clear();
        if (text.Length == 0 || _hidden.Count >= Document.MaxHidden)
            return;
        var top = _lines.Count * LineHeight;
        _hidden.Add(new(1, new Box(0, top, text.Length * CharacterWidth, top + LineHeight), HiddenText.Cut(text), _why));
    }

    private void FinishLine()
    {
        if (!_line.Finish())
            return;
        _line.Block = _block;
        _lines.Add(_line);
    }
}
