using System.Globalization;

namespace Shortlist.FileParsing.Selection;

/// <summary>The pages that are wanted.</summary>
public sealed class PageSelection
{
    private readonly IReadOnlyList<(int From, int To)> _ranges;

    private PageSelection(IReadOnlyList<(int From, int To)> ranges) => _ranges = ranges;

    /// <summary>Whether a page, from 1, is wanted.</summary>
    public bool Takes(int page)
    {
        foreach (var (from, to) in _ranges)
        {
            if (page >= from && page <= to)
                return true;
        }

        return false;
    }

    /// <summary>What settings ask for.</summary>
    /// <exception cref="FormatException"><see cref="ParseSettings.TargetPages"/> is malformed.</exception>
    public static PageSelection Of(ParseSettings settings) => settings switch
    {
        { TargetPages: { } pages } => TryRead(pages, out var selection, out var fault) ? selection! : throw new FormatException(fault),
        { MaxPages: { } most } => new([(1, most)]),
        _ => new([(1, int.MaxValue)]),
    };

    /// <summary>Reads a list such as <c>1,3,5-8</c>; false with the reason when it is none, or names a page twice.</summary>
    public static bool TryRead(string text, out PageSelection? selection, out string? fault)
    {
        selection = null;
        var ranges = new List<(int From, int To)>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var dash = part.IndexOf('-', StringComparison.Ordinal);
            if (!TryNumber(dash < 0 ? part : part[..dash], out var from) || !TryNumber(dash < 0 ? part : part[(dash + 1)..], out var to) || to < from)
            {
                fault = "must list pages and ranges counted from 1, such as 1,3,5-8";
                return false;
            }

            if (ranges.Exists(range => from <= range.To && to >= range.From))
            {
                fault = "names a page twice";
                return false;
            }

            ranges.Add((from, to));
        }

        fault = null;
        selection = new(ranges);
        return true;

        static bool TryNumber(string part, out int number) =>
            int.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
    }
}
