using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Sections;

/// <summary>
/// How this document sets its headings. A word such as "Highlights" or "Languages" is a heading only where it looks like
/// the others do: larger, bold, in capitals or marked as one.
/// </summary>
internal sealed class HeadingStyle
{
    private readonly double _bodySize;
    private readonly double _headingSize;
    private readonly double _largestSize;
    private readonly bool _bodyIsBold;
    private readonly bool _areEmphasised;
    private readonly bool _areUpper;
    private readonly bool _areBold;
    private readonly int _deepestLevel;

    private HeadingStyle(double bodySize, double largestSize, bool bodyIsBold, List<CvLine> candidates)
    {
        (_bodySize, _largestSize, _bodyIsBold) = (bodySize, largestSize, bodyIsBold);
        if (candidates.Count == 0)
            return;

        _areEmphasised = candidates.Count(IsEmphasised) * 5 >= candidates.Count * 3;
        _areUpper = candidates.Count(line => line.IsUpper) * 5 >= candidates.Count * 4;
        _areBold = candidates.Count(line => line.IsBold) * 2 > candidates.Count;
        var sizes = candidates.Where(IsEmphasised).Select(line => line.Source.FontSize).Order().ToList();
        _headingSize = sizes.Count > 0 ? sizes[sizes.Count / 2] : 0;
        var levels = candidates.Where(line => line.Source.HeadingLevel > 0).Select(line => line.Source.HeadingLevel).ToList();
        _deepestLevel = levels.Count * 2 > candidates.Count ? levels.GroupBy(level => level).MaxBy(group => group.Count())!.Key : 0;
    }

    /// <summary>Learns the style from the lines whose words are beyond doubt those of a heading.</summary>
    public static HeadingStyle Learn(IReadOnlyList<CvLine> lines)
    {
        var sizes = new Dictionary<double, int>();
        var (bold, total) = (0, 0);
        foreach (var line in lines)
        {
            var size = Math.Round(line.Source.FontSize, 1);
            sizes[size] = sizes.GetValueOrDefault(size) + line.Text.Length;
            total += line.Text.Length;
            bold += line.IsBold ? line.Text.Length : 0;
        }

        var bodySize = sizes.Count > 0 ? sizes.MaxBy(pair => pair.Value).Key : 0;
        var candidates = lines
            .Where(line => !line.IsListItem && line.Heading is SectionKind.Work or SectionKind.Education or SectionKind.Skills)
            .ToList();
        return new HeadingStyle(bodySize, sizes.Keys.DefaultIfEmpty().Max(), bold * 2 > total, candidates);
    }

    /// <summary>Whether a line of heading words is set as the headings of this document are.</summary>
    public bool Fits(CvLine line)
    {
        if (_deepestLevel > 0)
            return line.Source.HeadingLevel > 0 && line.Source.HeadingLevel <= _deepestLevel;
        if (!_areEmphasised)
            return true;
        if (!IsEmphasised(line))
            return false;
        if (_areUpper && !line.IsUpper && line.Source.FontSize <= _headingSize * 1.05)
            return false;

        return line.Source.FontSize <= 0 || _headingSize <= 0 || line.Source.FontSize >= _headingSize * 0.85;
    }

    /// <summary>
    /// Whether a line whose words are in no list is set exactly as the headings are, in a document where that alone tells:
    /// its headings are larger than anything else but the name.
    /// </summary>
    public bool IsUnmistakable(CvLine line) => _deepestLevel > 0
        ? line.Source.HeadingLevel == _deepestLevel && _deepestLevel > 0
        : _areEmphasised && _headingSize > _bodySize * 1.15 && Math.Abs(line.Source.FontSize - _headingSize) < 0.3 && line.IsUpper == _areUpper && line.IsBold == _areBold;

    /// <summary>Whether a line is set as the name of a person is: as the title of the document, above all headings.</summary>
    public bool IsTitle(CvLine line) => _deepestLevel > 1
        ? line.Source.HeadingLevel == 1
        : line.Source.FontSize > _headingSize * 1.3 && line.Source.FontSize >= _largestSize * 0.97 && _headingSize > 0;

    /// <summary>Whether the format marks headings, so that nothing but the mark tells of one.</summary>
    public bool HasLevels => _deepestLevel > 0;

    private bool IsEmphasised(CvLine line) =>
        line.Source.HeadingLevel > 0 || line.IsUpper || line.Source.FontSize > _bodySize * 1.08 || (line.IsBold && !_bodyIsBold);
}
