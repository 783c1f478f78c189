namespace Shortlist.Bench.Corpus.Formats;

/// <summary>File formats that a corpus can be written in.</summary>
internal enum CvFormat
{
    Pdf,
    Docx,
    Html,
    Txt,
}

internal static class CvFormatExtensions
{
    public static string Extension(this CvFormat format) => format switch
    {
        CvFormat.Pdf => "pdf",
        CvFormat.Docx => "docx",
        CvFormat.Html => "html",
        CvFormat.Txt => "txt",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    public static void Write(this CvFormat format, CvContent cv, Stream output)
    {
        switch (format)
        {
            case CvFormat.Pdf:
                PdfCv.Write(cv, output);
                break;
            case CvFormat.Docx:
                DocxCv.Write(cv, output);
                break;
            case CvFormat.Html:
                HtmlCv.Write(cv, output);
                break;
            case CvFormat.Txt:
                TextCv.Write(cv, output);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format));
        }
    }
}
