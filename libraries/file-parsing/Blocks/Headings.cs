using Shortlist.Documents;

namespace Shortlist.FileParsing.Blocks;

/// <summary>
/// Tells headings in a document. Where the format marks them, the marks count alone; elsewhere a heading is what is set
/// larger than the running text, and short lines that stand out by weight or capitals.
/// </summary>
internal sealed class Headings
{
    private const int LongestHeading = 120;
    private const int LongestPlainHeading = 60;
    private const int MostWords = 8;
    private const int DeepestLevel = 6;

    /// <summary>How much larger than the running text a heading is set.</summary>
    private const double Larger = 1.12;

    /// <summary>The same where sizes were measured by OCR, which is off by as much from line to line.</summary>
    private const double LargerOnScans = 1.4;

    /// <summary>Sizes closer to each other than this are one.</summary>
    private const double SameSize = 1.06;

    private readonly bool _isMarked;
    private readonly List<double> _sizes;
    private readonly double _least;
    private readonly bool _mostlyBold;
    private readonly bool _mostlyCapitals;

    private Headings(bool isMarked, List<double> sizes, double least, bool mostlyBold, bool mostlyCapitals)
    {
        _isMarked = isMarked;
        _sizes = sizes;
        _least = least;
        _mostlyBold = mostlyBold;
        _mostlyCapitals = mostlyCapitals;
    }

    /// <summary>Looks over the whole document, as what stands out depends on all the rest.</summary>
    public static Headings Learn(Document document)
    {
        var bySize = new Dictionary<double, int>();
        int letters = 0, bold = 0, capitals = 0;
        var isMarked = false;
        foreach (var line in document.Lines)
        {
            isMarked |= line.HeadingLevel > 0;
            bySize[line.FontSize] = bySize.GetValueOrDefault(line.FontSize) + line.Text.Length;
            letters += line.Text.Length;
            bold += line.Weight is FontWeight.Bold ? line.Text.Length : 0;
            capitals += IsCapitals(line.Text) ? line.Text.Length : 0;
        }

        var body = bySize.Count == 0 ? 0 : bySize.MaxBy(size => size.Value).Key;
        var least = body * (document.Format is DocumentFormat.ScannedPdf or DocumentFormat.Image ? LargerOnScans : Larger);
        var sizes = new List<double>();
        foreach (var size in bySize.Keys.Where(size => body > 0 && size >= least).OrderDescending())
        {
            if (sizes is not [.., var last] || last / size > SameSize)
                sizes.Add(size);
        }

        return new(isMarked, sizes, least, bold * 2 > letters, capitals * 3 > letters);
    }

    /// <summary>The level of a line, 1 to 6; 0 when it is no heading.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isAlone">Whether no other line is in its block.</param>
    public int LevelOf(DocumentLine line, bool isAlone)
    {
        if (line.HeadingLevel > 0)
            return Math.Min(line.HeadingLevel, DeepestLevel);
        if (_isMarked || line.IsListItem || line.Row is not null || line.Text.Length > LongestHeading || !line.Text.Any(char.IsLetter))
            return 0;
        if (_sizes.Count > 0 && line.FontSize >= _least)
            return Math.Min(_sizes.FindIndex(size => size / line.FontSize <= SameSize) is var rank and >= 0 ? rank + 1 : _sizes.Count, DeepestLevel);
        return isAlone && StandsOut(line) ? Math.Min(_sizes.Count + 1, DeepestLevel) : 0;
    }

    private bool StandsOut(DocumentLine line) =>
        line.Text.Length <= LongestPlainHeading
        && line.Text[^1] is not ('.' or ',' or ';')
        && !line.Text.Contains('\t', StringComparison.Ordinal)
        && line.Text.Count(' ') < MostWords
        && ((line.Weight is FontWeight.Bold && !_mostlyBold) || (IsCapitals(line.Text) && !_mostlyCapitals));

    private static bool IsCapitals(string text)
    {
        var letters = 0;
        foreach (var character in text)
        {
            if (char.IsLower(character) || char.IsDigit(character))
                return false;
            if (char.IsUpper(character))
                letters++;
        }

        return letters >= 4;
    }
}
