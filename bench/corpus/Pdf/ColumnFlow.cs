namespace Shortlist.Bench.Corpus.Pdf;

/// <summary>How a piece of text is set, sizes in points.</summary>
/// <param name="SpaceAbove">Free space above it, except at the head of a column.</param>
/// <param name="KeepWithNext">Points that must be free below it, so that a heading never ends a page.</param>
internal sealed record TextStyle(PdfFont Font, double Size, PdfColor Color, double SpaceAbove = 0, double KeepWithNext = 0)
{
    public double LineHeight => Size * 1.42;
}

/// <summary>Fills a column from top to bottom and goes on at the head of the next page.</summary>
internal sealed class ColumnFlow(PdfWriter pdf, double left, double top, double width, double height)
{
    private int _page;
    private double _used;

    /// <summary>
    /// Sets a paragraph, its lines broken between words; <paramref name="hang"/> indents it, behind <paramref name="mark"/>.
    /// </summary>
    public void Paragraph(TextStyle style, string text, string mark = "", double hang = 0)
    {
        var lines = Break(style, text, width - hang);
        for (var at = 0; at < lines.Count; at++)
        {
            var baseline = NextBaseline(style, isFirst: at == 0);
            if (at == 0 && mark.Length > 0)
                pdf.Page(_page).Text(style.Font, style.Size, style.Color, left, baseline, mark);
            pdf.Page(_page).Text(style.Font, style.Size, style.Color, left + hang, baseline, lines[at]);
        }
    }

    /// <summary>Sets lines centred in the column.</summary>
    public void Centred(TextStyle style, string text)
    {
        foreach (var line in Break(style, text, width))
        {
            var indent = (width - style.Font.Measure(line, style.Size)) / 2;
            var baseline = NextBaseline(style, isFirst: true);
            pdf.Page(_page).Text(style.Font, style.Size, style.Color, left + indent, baseline, line);
        }
    }

    /// <summary>Sets one row with a text at each edge; one under the other where the row is too narrow.</summary>
    public void Row(TextStyle style, string text, TextStyle asideStyle, string aside)
    {
        const double leastGap = 12;
        var asideWidth = asideStyle.Font.Measure(aside, asideStyle.Size);
        if (style.Font.Measure(text, style.Size) + asideWidth + leastGap > width)
        {
            Paragraph(style, text);
            Paragraph(asideStyle with { KeepWithNext = style.KeepWithNext }, aside);
            return;
        }

        var baseline = NextBaseline(style, isFirst: true);
        pdf.Page(_page).Text(style.Font, style.Size, style.Color, left, baseline, text);
        pdf.Page(_page).Text(asideStyle.Font, asideStyle.Size, asideStyle.Color, left + width - asideWidth, baseline, aside);
    }

    /// <summary>Draws a thin line below what was set last.</summary>
    public void Rule(PdfColor color)
    {
        const double gap = 3;
        const double thickness = 0.8;
        pdf.Page(_page).Fill(color, left, top + _used + gap, width, thickness);
        _used += gap + thickness;
    }

    private double NextBaseline(TextStyle style, bool isFirst)
    {
        if (isFirst && _used > 0)
            _used += style.SpaceAbove;
        if (_used + style.LineHeight + style.KeepWithNext > height)
        {
            _page++;
            _used = 0;
        }

        var baseline = top + _used + style.Size;
        _used += style.LineHeight;
        return baseline;
    }

    private static List<string> Break(TextStyle style, string text, double width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && style.Font.Measure(longer, style.Size) > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = longer;
            }
        }

        lines.Add(line);
        return lines;
    }
}
