using System.Buffers.Text;

namespace Shortlist.Documents.Pdf;

/// <summary>Reads the table that <c>pdfimages -list</c> prints.</summary>
internal static class ImageList
{
    /// <summary>Pixels from which an image can be a scan of text; logos and portraits mostly have fewer.</summary>
    private const long LargePixels = 500 * 500;

    /// <summary>Numbers of the pages that hold an image that may be a scan.</summary>
    public static HashSet<int> PagesWithLargeImages(ReadOnlySpan<byte> table)
    {
        var pages = new HashSet<int>();
        foreach (var range in table.Split((byte)'\n'))
        {
            var row = table[range];
            // page, number, type, width, height, …; the two rows above them do not begin with a number.
            if (TryNumber(ref row, out var page) && TryNumber(ref row, out _) && SkipWord(ref row)
                && TryNumber(ref row, out var width) && TryNumber(ref row, out var height) && (long)width * height >= LargePixels)
            {
                pages.Add(page);
            }
        }

        return pages;
    }

    private static bool TryNumber(ref ReadOnlySpan<byte> row, out int number)
    {
        row = row.TrimStart((byte)' ');
        var isNumber = Utf8Parser.TryParse(row, out number, out var used);
        row = row[used..];
        return isNumber;
    }

    private static bool SkipWord(ref ReadOnlySpan<byte> row)
    {
        row = row.TrimStart((byte)' ');
        var end = row.IndexOf((byte)' ');
        row = end < 0 ? [] : row[end..];
        return end > 0;
    }
}
