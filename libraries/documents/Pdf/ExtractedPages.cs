using System.Buffers;
using System.Text;
using Shortlist.Documents.Layout;
using Shortlist.Documents.Text;
using Shortlist.PdfExtraction;

namespace Shortlist.Documents.Pdf;

/// <summary>Makes pages of what the extractor answered.</summary>
internal sealed class ExtractedPages(TextBudget budget)
{
    private readonly List<TypeStyle> _styles = [];
    private readonly List<ExtractedPage> _pages = [];
    private int _links;

    /// <summary>Reads the answer.</summary>
    /// <returns>The pages that were read, empty ones as well, and how many the document has.</returns>
    /// <exception cref="FormatException">It is no answer of the extractor.</exception>
    public (List<ExtractedPage> Pages, int PageCount) Read(ReadOnlySpan<byte> answer)
    {
        var pageCount = 0;
        var reader = new ExtractionReader(answer);
        while (reader.TryRead(out var tag))
        {
            switch (tag)
            {
                case Tag.Document:
                    pageCount = reader.Integer();
                    break;
                case Tag.Page:
                    _pages.Add(new(new(_pages.Count + 1, reader.Number(), reader.Number(), SizePerHeight: 1, []), [], []));
                    break;
                case Tag.Style:
                    _styles.Add(new(Encoding.UTF8.GetString(reader.Text()), reader.Number(), reader.Integer()));
                    break;
                case Tag.Line:
                    Page.Layout.Lines.Add(new LayoutLine(0, []));
                    break;
                case Tag.Word:
                    ReadWord(ref reader);
                    break;
                case Tag.Image:
                    Page.Images.Add(ReadBox(ref reader));
                    break;
                case Tag.Hidden:
                    ReadHidden(ref reader);
                    break;
                case Tag.Link:
                    ReadLink(ref reader);
                    break;
                default:
                    throw new FormatException("The extractor's answer holds an entry of an unknown kind.");
            }
        }

        foreach (var page in _pages)
        {
            Gutters.Cut(page.Layout.Lines);
            Blocks.Find(page.Layout.Lines);
        }

        return (_pages, Math.Max(pageCount, _pages.Count));
    }

    /// <summary>What nobody sees, in the order in which it was met.</summary>
    public List<HiddenText> Hidden { get; } = [];

    private ExtractedPage Page => _pages is [.., var page] ? page : throw new FormatException("The extractor's answer begins amid a page.");

    private void ReadWord(ref ExtractionReader reader)
    {
        var style = reader.Integer();
        var box = ReadBox(ref reader);
        var text = Repair(reader.Text());
        if ((uint)style >= (uint)_styles.Count || Page.Layout.Lines is not [.., var line])
            throw new FormatException("The extractor's answer holds a word without a line or a style.");
        if (text.Length == 0)
            return;
        budget.Take(text.Length);
        line.Words.Add(new LayoutWord(text, box, _styles[style]));
    }

    private void ReadLink(ref ExtractionReader reader)
    {
        var box = ReadBox(ref reader);
        var target = reader.Text();
        if (_links++ < PdfLinks.Most)
            Page.Links.Add((box, Encoding.UTF8.GetString(target)));
    }

    private void ReadHidden(ref ExtractionReader reader)
    {
        var (page, concealment, box) = (reader.Integer(), (Concealment)reader.Integer(), ReadBox(ref reader));
        var text = Repair(reader.Text());
        if (text.Length == 0 || Hidden.Count >= Document.MaxHidden)
            return;
        Hidden.Add(new(page, box, HiddenText.Cut(text), ReasonOf(concealment)));
    }

    private static HiddenReason ReasonOf(Concealment concealment) => concealment switch
    {
        Concealment.SameColour => HiddenReason.SameColour,
        Concealment.Tiny => HiddenReason.Tiny,
        Concealment.OffPage => HiddenReason.OffPage,
        Concealment.Invisible => HiddenReason.Invisible,
        Concealment.Covered => HiddenReason.Covered,
        _ => throw new FormatException("The extractor's answer holds a text that is hidden in an unknown way."),
    };

    private static Box ReadBox(ref ExtractionReader reader) => new(reader.Number(), reader.Number(), reader.Number(), reader.Number());

    private static string Repair(ReadOnlySpan<byte> utf8)
    {
        const int OnStack = 256;
        char[]? rented = null;
        var characters = utf8.Length <= OnStack ? stackalloc char[OnStack] : rented = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            ReadOnlySpan<char> text = characters[..Encoding.UTF8.GetChars(utf8, characters)];
            return TextRepair.Repair(TexGlyphs.AreIn(text) ? TexGlyphs.Spell(text) : text);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<char>.Shared.Return(rented);
        }
    }
}
