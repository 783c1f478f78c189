using System.Text;

namespace Shortlist.Documents.Rtf;

/// <summary>The encodings of an RTF document: one of its own, and one per font.</summary>
internal sealed class RtfCharsets
{
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private readonly Dictionary<int, Encoding> _ofFonts = [];
    private Encoding _ofDocument = Western;

    /// <summary>Takes the document's code page.</summary>
    public void Declare(int codePage) => _ofDocument = OfCodePage(codePage) ?? Western;

    /// <summary>Takes the character set of a font; the default one and unknown ones leave it to the document.</summary>
    public void DeclareFont(int font, int characterSet)
    {
        if (OfCodePage(CodePage(characterSet)) is { } encoding)
            _ofFonts[font] = encoding;
    }

    /// <summary>The encoding of text in a font.</summary>
    public Encoding Of(int font) => _ofFonts.GetValueOrDefault(font, _ofDocument);

    private static int CodePage(int characterSet) => characterSet switch
    {
        0 => 1252,
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => 0,
    };

    private static Encoding? OfCodePage(int codePage) => codePage switch
    {
        <= 0 => null,
        65001 => Encoding.UTF8,
        _ => CodePagesEncodingProvider.Instance.GetEncoding(codePage),
    };
}
