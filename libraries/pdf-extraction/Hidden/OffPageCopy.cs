using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Shortlist.PdfExtraction.Structure;

namespace Shortlist.PdfExtraction.Hidden;

/// <summary>
/// A copy of a PDF whose pages are large enough to hold what was written outside of them, since poppler passes over that. It
/// is the file itself with new versions of some pages at its end, as the format provides for changes.
/// </summary>
/// <param name="Bytes">The copy.</param>
/// <param name="Pages">The pages that were made larger.</param>
internal sealed record OffPageCopy(byte[] Bytes, IReadOnlyList<OffPageCopy.Enlarged> Pages)
{
    /// <summary>Points beyond the beginning of a text, for the rest of it.</summary>
    private const double Room = 400;
    private const double Farthest = 14_000;

    /// <summary>Makes the copy.</summary>
    public static OffPageCopy Of(ReadOnlySpan<byte> original, List<PageLook> pages, PdfReference root)
    {
        var output = new MemoryStream(original.Length + (4 << 10));
        output.Write(original);
        var enlarged = new List<Enlarged>();
        var table = new StringBuilder("xref\n");
        var largest = 1;
        for (var index = 0; index < pages.Count; index++)
        {
            var page = pages[index];
            if (page.OffPage is not { } outside || page.ObjectNumber == 0)
                continue;
            var shown = page.Geometry.Shown;
            double[] reaches = [shown.Left - outside.Left, shown.Top - outside.Top, outside.Right - shown.Right, outside.Bottom - shown.Bottom];
            var margin = Math.Min(reaches.Max() + Room, Farthest);
            var copy = new PdfDictionary();
            foreach (var (key, value) in page.Page.Entries)
                copy[key] = value;
            // Both, as a page without a box of its own has that of the pages around it.
            copy["CropBox"] = copy["MediaBox"] = page.Geometry.Grown(margin);
            enlarged.Add(new(index, margin, shown));

            output.Write("\n"u8);
            table.Append(CultureInfo.InvariantCulture, $"{page.ObjectNumber} 1\n{output.Position:D10} 00000 n\r\n");
            output.Write(Encoding.Latin1.GetBytes($"{page.ObjectNumber} 0 obj\n{PdfText.Of(copy)}\nendobj\n"));
            largest = Math.Max(largest, page.ObjectNumber);
        }

        var start = output.Position;
        output.Write(Encoding.Latin1.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{table}trailer\n<</Size {largest + 1}/Root {root.Number} 0 R/Prev {PreviousTable(original)}>>\nstartxref\n{start}\n%%EOF\n")));
        return new(output.ToArray(), enlarged);
    }

    private static long PreviousTable(ReadOnlySpan<byte> original)
    {
        const string Mark = "startxref";
        var at = original.LastIndexOf("startxref"u8);
        return at >= 0 && Utf8Parser.TryParse(original[(at + Mark.Length)..].TrimStart("\r\n \t"u8), out long offset, out _) ? offset : 0;
    }

    /// <summary>A page that was made larger.</summary>
    /// <param name="Index">From 0.</param>
    /// <param name="Margin">Points that were added on every side.</param>
    /// <param name="Shown">What of it is shown in the document itself.</param>
    internal sealed record Enlarged(int Index, double Margin, Area Shown);
}
