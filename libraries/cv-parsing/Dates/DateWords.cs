using System.Collections.Frozen;
using System.Globalization;
using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Dates;

/// <summary>The words of dates, folded.</summary>
internal sealed class DateWords
{
    private static readonly Lazy<DateWords> LazyInstance = new(() => new DateWords());

    private readonly FrozenDictionary<string, int> _months;

    private DateWords()
    {
        var months = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in LexiconFile.Read("months"))
        {
            foreach (var phrase in row.Phrases)
                months.TryAdd(Folding.Fold(phrase), int.Parse(row.Key, CultureInfo.InvariantCulture));
        }

        _months = months.ToFrozenDictionary(StringComparer.Ordinal);
        Present = Read("present");
        To = Read("to");
        Since = Read("since");
        Until = Read("until");
        Seasons = Read("season");
        Approximate = Read("approximate");
    }

    public static DateWords Instance => LazyInstance.Value;

    public DatePhrases Present { get; }

    public DatePhrases To { get; }

    public DatePhrases Since { get; }

    public DatePhrases Until { get; }

    public DatePhrases Seasons { get; }

    public DatePhrases Approximate { get; }

    /// <summary>The number of a month's folded name, or 0.</summary>
    public int Month(ReadOnlySpan<char> folded) =>
        _months.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var month) ? month : 0;

    private static DatePhrases Read(string key) => new(
        LexiconFile.Read("date-words").Where(row => string.Equals(row.Key, key, StringComparison.Ordinal)).SelectMany(row => row.Phrases)
            .Select(phrase => Folding.Fold(phrase)));
}
