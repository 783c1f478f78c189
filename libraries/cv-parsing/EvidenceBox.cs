using Shortlist.Documents;

namespace Shortlist.CvParsing;

/// <summary>A rectangle on a page, in points (1/72 inch) from its top left corner, to the tenth.</summary>
public readonly record struct EvidenceBox(double Left, double Top, double Right, double Bottom)
{
    private const int Decimals = 1;

    /// <summary>The same rectangle, rounded.</summary>
    public static EvidenceBox Of(Box box) => new(
        Math.Round(box.Left, Decimals), Math.Round(box.Top, Decimals), Math.Round(box.Right, Decimals), Math.Round(box.Bottom, Decimals));

    /// <summary>The box of the words that a part of a line's text touches; null when the format gives words no place.</summary>
    internal static EvidenceBox? Of(DocumentLine line, int start, int end)
    {
        if (line.Words.Count == 0)
            return null;

        Box? box = null;
        var at = 0;
        foreach (var word in line.Words)
        {
            // A word whose spelling was mended in the line is passed over: its neighbours hold the place.
            var found = line.Text.IndexOf(word.Text, at, StringComparison.Ordinal);
            if (found < 0)
                continue;
            if (found >= end)
                break;
            at = found + word.Text.Length;
            if (at > start)
                box = box?.Union(word.Box) ?? word.Box;
        }

        return Of(box ?? line.Box);
    }
}
