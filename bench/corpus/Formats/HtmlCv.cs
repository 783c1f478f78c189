using System.Net;
using System.Text;

namespace Shortlist.Bench.Corpus.Formats;

/// <summary>A CV as a page of HTML.</summary>
internal static class HtmlCv
{
    private const int BulletsPerJob = 4;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void Write(CvContent cv, Stream output)
    {
        using var writer = new StreamWriter(output, Utf8, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">");
        writer.WriteLine($"<title>{WebUtility.HtmlEncode(cv.Name)}</title>\n<body>");
        var inList = false;
        foreach (var block in CvBlock.Of(cv.WithBullets(BulletsPerJob)))
        {
            var isBullet = block.Kind == CvBlockKind.Bullet;
            if (isBullet != inList)
                writer.WriteLine(isBullet ? "<ul>" : "</ul>");
            inList = isBullet;

            var text = WebUtility.HtmlEncode(block.Text);
            writer.WriteLine(block.Kind switch
            {
                CvBlockKind.Name => $"<h1>{text}</h1>",
                CvBlockKind.Heading => $"<h2>{text}</h2>",
                CvBlockKind.Entry => $"<h3>{text} <small>{WebUtility.HtmlEncode(block.Aside)}</small></h3>",
                CvBlockKind.Bullet => $"<li>{text}</li>",
                _ => $"<p>{text}</p>",
            });
        }

        writer.WriteLine("</body>\n</html>");
    }
}
