using Shortlist.Bench.Corpus.Pdf;

namespace Shortlist.Bench.Corpus.Formats;

/// <summary>A CV as a PDF of exactly two pages, in one of the layouts of <see cref="PageLayout"/>.</summary>
internal static class PdfCv
{
    private const int Pages = 2;
    private const int FewestBullets = 2;
    private const double Margin = 50;
    private const double SidebarWidth = 188;
    private const double Padding = 14;

    private static readonly TextStyle Name = new(PdfFont.HelveticaBold, 23, PdfColor.Accent);
    private static readonly TextStyle Role = new(PdfFont.Helvetica, 12.5, PdfColor.Grey);
    private static readonly TextStyle Heading = new(PdfFont.HelveticaBold, 12.5, PdfColor.Accent, SpaceAbove: 13, KeepWithNext: 42);
    private static readonly TextStyle Entry = new(PdfFont.HelveticaBold, 10.6, PdfColor.Ink, SpaceAbove: 8, KeepWithNext: 28);
    private static readonly TextStyle Aside = new(PdfFont.Helvetica, 9.6, PdfColor.Grey);
    private static readonly TextStyle Detail = new(PdfFont.Helvetica, 10, PdfColor.Grey, KeepWithNext: 14);
    private static readonly TextStyle Small = new(PdfFont.Helvetica, 9, PdfColor.Ink, SpaceAbove: 2);
    private static readonly TextStyle Body = new(PdfFont.Helvetica, 10.2, PdfColor.Ink, SpaceAbove: 2);

    /// <summary>Writes it with as many bullets a job as two pages hold.</summary>
    /// <exception cref="InvalidOperationException">The content does not fit two pages with any number of bullets.</exception>
    public static void Write(CvContent cv, Stream output)
    {
        for (var bullets = CvGenerator.MostBullets; bullets >= FewestBullets; bullets--)
        {
            var pdf = Draw(cv.WithBullets(bullets));
            if (pdf.PageCount != Pages)
                continue;
            pdf.Save(output);
            return;
        }

        throw new InvalidOperationException($"The CV with {cv.Jobs.Count} jobs cannot be set on {Pages} pages as {cv.Layout}.");
    }

    private static PdfWriter Draw(CvContent cv)
    {
        var pdf = new PdfWriter();
        switch (cv.Layout)
        {
            case PageLayout.SingleColumn:
            case PageLayout.Centred:
                DrawColumn(Column(pdf, Margin, PdfWriter.PageWidth - (2 * Margin)), CvBlock.Of(cv), Body, cv.Layout == PageLayout.Centred);
                break;
            case PageLayout.SidebarLeft:
                DrawWithSidebar(pdf, cv, sidebarLeft: 0, mainLeft: SidebarWidth + (2 * Padding));
                break;
            case PageLayout.SidebarRight:
                DrawWithSidebar(pdf, cv, sidebarLeft: PdfWriter.PageWidth - SidebarWidth, mainLeft: 3 * Padding);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(cv));
        }

        return pdf;
    }

    private static void DrawWithSidebar(PdfWriter pdf, CvContent cv, double sidebarLeft, double mainLeft)
    {
        for (var page = 0; page < Pages; page++)
            pdf.Page(page).Fill(PdfColor.Tint, sidebarLeft, 0, SidebarWidth, PdfWriter.PageHeight);

        DrawColumn(Column(pdf, sidebarLeft + Padding, SidebarWidth - (2 * Padding)), CvBlock.Sidebar(cv), Small);
        var mainWidth = PdfWriter.PageWidth - SidebarWidth - (5 * Padding);
        DrawColumn(Column(pdf, mainLeft, mainWidth), [.. CvBlock.Top(cv), .. CvBlock.Body(cv)], Body);
    }

    private static ColumnFlow Column(PdfWriter pdf, double left, double width) =>
        new(pdf, left, Margin, width, PdfWriter.PageHeight - (2 * Margin));

    private static void DrawColumn(ColumnFlow column, IEnumerable<CvBlock> blocks, TextStyle body, bool isCentred = false)
    {
        foreach (var block in blocks)
        {
            switch (block.Kind)
            {
                case CvBlockKind.Name or CvBlockKind.Role or CvBlockKind.Contact:
                    var style = block.Kind switch { CvBlockKind.Name => Name, CvBlockKind.Role => Role, _ => Detail };
                    if (isCentred)
                        column.Centred(style, block.Text);
                    else
                        column.Paragraph(style, block.Text);
                    break;
                case CvBlockKind.Heading:
                    column.Paragraph(Heading, block.Text);
                    column.Rule(PdfColor.Accent);
                    break;
                case CvBlockKind.Entry when isCentred:
                    column.Paragraph(Entry, block.Text);
                    column.Paragraph(Detail, block.Aside);
                    break;
                case CvBlockKind.Entry:
                    column.Row(Entry, block.Text, Aside, block.Aside);
                    break;
                case CvBlockKind.Detail:
                    column.Paragraph(Detail, block.Text);
                    break;
                case CvBlockKind.Bullet:
                    column.Paragraph(body, block.Text, mark: "•", hang: 11);
                    break;
                case CvBlockKind.Paragraph:
                    column.Paragraph(body, block.Text);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(blocks));
            }
        }
    }
}
