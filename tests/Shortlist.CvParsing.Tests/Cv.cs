using Shortlist.CvParsing.Skills;
using Shortlist.Documents;

namespace Shortlist.CvParsing.Tests;

/// <summary>Documents made of lines, and what the parser reads from them.</summary>
internal static class Cv
{
    public static readonly DateOnly Today = new(2026, 3, 15);

    private static readonly CvParser Parser = new(SkillTaxonomy.BuiltIn);

    /// <summary>A text document: a line each, "- " makes an entry of a list.</summary>
    public static Document Of(params string[] lines) => new()
    {
        Format = DocumentFormat.Text,
        Lines = [.. lines.Select((text, i) => new DocumentLine
        {
            Page = 1,
            Text = text.StartsWith("- ", StringComparison.Ordinal) ? text[2..] : text,
            IsListItem = text.StartsWith("- ", StringComparison.Ordinal),
            Box = new Box(0, i * 12, 100, (i * 12) + 12),
        })],
    };

    /// <summary>A page of placed lines, as a PDF has them.</summary>
    public static Document Page(params (double Left, double Top, double Size, string Text)[] lines) => new()
    {
        Format = DocumentFormat.Pdf,
        Lines = [.. lines.Select((line, i) => new DocumentLine
        {
            Page = 1,
            Text = line.Text,
            FontSize = line.Size,
            Block = i,
            Box = BoxOf(line.Left, line.Top, line.Size, line.Text),
            Words = [new DocumentWord(line.Text, BoxOf(line.Left, line.Top, line.Size, line.Text))],
        })],
    };

    public static ParsedCv Parse(params string[] lines) => Parse(Of(lines));

    public static ParsedCv Parse(Document document) => Parser.Parse(document, Today);

    private static Box BoxOf(double left, double top, double size, string text) => new(left, top, left + (text.Length * size * 0.5), top + size);
}
