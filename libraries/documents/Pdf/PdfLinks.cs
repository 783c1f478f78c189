using Shortlist.Documents.Layout;

namespace Shortlist.Documents.Pdf;

/// <summary>Makes links of annotations, which lie over the words that they make a link of.</summary>
internal static class PdfLinks
{
    /// <summary>The link, with the words of the page whose middle lies in its box.</summary>
    public static DocumentLink Of(string target, Box box, LayoutPage page)
    {
        var words = page.Lines.SelectMany(line => line.Words).Where(word => IsIn(word.Box, box)).Select(word => word.Text);
        return new(target, string.Join(' ', words), page.Number);
    }

    private static bool IsIn(Box word, Box area)
    {
        var (x, y) = ((word.Left + word.Right) / 2, (word.Top + word.Bottom) / 2);
        return x >= area.Left && x <= area.Right && y >= area.Top && y <= area.Bottom;
    }
}
