using System.Text;
using Shortlist.CvCorpus.Content;
using Shortlist.CvCorpus.Formats;
using Shortlist.CvCorpus.Layouts;
using Shortlist.CvCorpus.Scoring;

namespace Shortlist.CvCorpus;

/// <summary>
/// A made-up CV of one language in one layout. Seed and index alone decide what it says and how it is set. A layout that is
/// printed gives HTML, which <see cref="Printing.Chromium"/> turns into PDF.
/// </summary>
internal sealed class GeneratedCv
{
    private static readonly string[] Languages = ["en", "de", "fr", "en", "es", "it", "nl", "en", "pl", "pt"];
    private static readonly string[] Others = ["text", "html", "docx", "markdown", "rtf", "odt", "docx"];

    private readonly Chance _chance;
    private readonly string _kind;

    public GeneratedCv(int seed, int index, bool isPrinted)
    {
        _chance = new Chance(seed, index);
        Language = Languages[index % Languages.Length];
        Content = CvWriter.Write(Wording.Of(Language), _chance);
        var layout = (HtmlLayout)(index % Enum.GetValues<HtmlLayout>().Length);
        if (isPrinted)
        {
            (Html, Layout, _kind) = (HtmlPage.Of(Content, layout, _chance), $"{layout}", "pdf");
        }
        else
        {
            _kind = Others[index % Others.Length];
            var form = _chance.Pick<OfficeFormats.DocxForm>();
            (Layout, Bytes) = _kind switch
            {
                "text" => ("text", Encoding.UTF8.GetBytes(PlainFormats.Text(Blocks.Of(Content, _chance), _chance))),
                "html" => ($"html-{layout}", Encoding.UTF8.GetBytes(HtmlPage.Of(Content, layout, _chance))),
                "docx" => ($"docx-{form}", OfficeFormats.Docx(Content, form, _chance)),
                "markdown" => ("markdown", Encoding.UTF8.GetBytes(PlainFormats.Markdown(Blocks.Of(Content, _chance)))),
                "rtf" => ("rtf", Encoding.ASCII.GetBytes(PlainFormats.Rtf(Blocks.Of(Content, _chance)))),
                _ => ("odt", OfficeFormats.Odt(Blocks.Of(Content, _chance))),
            };
        }

        FileName = $"{index:D4}-{Language}-{Layout}.{Extension}";
    }

    public string FileName { get; }

    public string Language { get; }

    public string Layout { get; }

    public CvContent Content { get; }

    public Truth Truth => Truth.Of(Content);

    /// <summary>The page to print; null for a file that is none.</summary>
    public string? Html { get; }

    /// <summary>The file; null for one that is printed.</summary>
    public byte[]? Bytes { get; }

    private string Extension => _kind switch
    {
        "text" => "txt",
        "markdown" => "md",
        _ => _kind,
    };
}
