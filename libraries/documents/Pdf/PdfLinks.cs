using Shortlist.Documents.Layout;

namespace Shortlist.Documents.Pdf;

/// <summary>
/// Makes links of a page's annotations, which lie over the words that they make a link of. Anybody may put any number of them
/// over everything, so words are looked up by their height and few of them are taken.
/// </summary>
internal sealed class PdfLinks
{
    /// <summary>Links of a document that are taken; a CV has some dozens at most.</summary>
    public const int Most = 1_000;

    /// <summary>Words of a link; more are no name of anything.</summary>
    private const int MostWords = 50;

    private readonly int _page;
    private readonly (string Text, double X, double Y)[] _words;
    private readonly double[] _heights;

    private PdfLinks(LayoutPage page)
    {
        _page = page.Number;
        _words = [.. page.Lines.SelectMany(line => line.Words)
            .Select(word => (word.Text, X: (word.Box.Left + word.Box.Right) / 2, Y: (word.Box.Top + word.Box.Bottom) / 2))
            .OrderBy(word => word.Y)];
        _heights = Array.ConvertAll(_words, word => word.Y);
    }

    /// <summary>The links of a page, each with the words whose middle lies in its box.</summary>
    public static IEnumerable<DocumentLink> Of(ExtractedPage page)
    {
        if (page.Links.Count == 0)
            return [];
        var links = new PdfLinks(page.Layout);
        return page.Links.Select(link => links.Of(link.Target, link.Box));
    }

    private DocumentLink Of(string target, Box box)
    {
        var text = new List<string>();
        var first = Array.BinarySearch(_heights, box.Top);
        for (var index = first < 0 ? ~first : first; index < _words.Length && _heights[index] <= box.Bottom && text.Count < MostWords; index++)
        {
            if (_words[index].X >= box.Left && _words[index].X <= box.Right)
                text.Add(_words[index].Text);
        }

        return new(target, string.Join(' ', text), _page, box);
    }
}
