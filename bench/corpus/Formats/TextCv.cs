using System.Text;

namespace Shortlist.Bench.Corpus.Formats;

/// <summary>A CV as plain text, UTF-8.</summary>
internal static class TextCv
{
    private const int BulletsPerJob = 4;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void Write(CvContent cv, Stream output)
    {
        using var writer = new StreamWriter(output, Utf8, leaveOpen: true) { NewLine = "\n" };
        foreach (var block in CvBlock.Of(cv.WithBullets(BulletsPerJob)))
        {
            var text = block.Aside.Length > 0 ? $"{block.Text}, {block.Aside}" : block.Text;
            writer.WriteLine(block.Kind switch
            {
                CvBlockKind.Heading => $"\n{text.ToUpperInvariant()}\n",
                CvBlockKind.Entry => $"\n{text}",
                CvBlockKind.Bullet => $"- {text}",
                _ => text,
            });
        }
    }
}
