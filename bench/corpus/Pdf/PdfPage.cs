using System.Globalization;
using System.Text;

namespace Shortlist.Bench.Corpus.Pdf;

/// <summary>A colour, each part from 0 to 1.</summary>
internal readonly record struct PdfColor(double Red, double Green, double Blue)
{
    public static readonly PdfColor Ink = new(0.12, 0.13, 0.15);
    public static readonly PdfColor Grey = new(0.38, 0.40, 0.43);
    public static readonly PdfColor Accent = new(0.10, 0.30, 0.48);
    public static readonly PdfColor Tint = new(0.90, 0.93, 0.96);
}

/// <summary>A page being drawn. Places are in points from the top left corner; a text's place is the left of its baseline.</summary>
internal sealed class PdfPage
{
    private readonly StringBuilder _content = new();

    /// <summary>The operators drawn so far, ASCII.</summary>
    public string Content => _content.ToString();

    public void Fill(PdfColor color, double left, double top, double width, double height) => _content.Append(
        CultureInfo.InvariantCulture,
        $"{Operands(color)} rg {left:0.##} {PdfWriter.PageHeight - top - height:0.##} {width:0.##} {height:0.##} re f\n");

    public void Text(PdfFont font, double size, PdfColor color, double left, double baseline, string text)
    {
        _content.Append(
            CultureInfo.InvariantCulture,
            $"BT {Operands(color)} rg /{font.Resource} {size:0.##} Tf {left:0.##} {PdfWriter.PageHeight - baseline:0.##} Td (");
        foreach (var code in PdfFont.Encode(text))
            AppendCode(code);
        _content.Append(") Tj ET\n");
    }

    private static string Operands(PdfColor color) =>
        string.Create(CultureInfo.InvariantCulture, $"{color.Red:0.##} {color.Green:0.##} {color.Blue:0.##}");

    private void AppendCode(byte code)
    {
        if (code is (byte)'(' or (byte)')' or (byte)'\\')
            _content.Append('\\').Append((char)code);
        else if (code < 128)
            _content.Append((char)code);
        else
            _content.Append('\\').Append(Convert.ToString(code, toBase: 8));
    }
}
