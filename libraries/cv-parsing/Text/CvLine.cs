using Shortlist.CvParsing.Dates;
using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Sections;
using Shortlist.Documents;

namespace Shortlist.CvParsing.Text;

/// <summary>A line of the document with what the readers of fields ask of it. Its text may be cut short by a limit.</summary>
internal sealed class CvLine
{
    private const int LongestLabel = 90;
    private const double SameEdge = 3;

    private (bool IsKnown, SectionKind? Kind) _heading;
    private (bool IsKnown, FieldRole? Role) _label;
    private IReadOnlyList<DateRange>? _dates;

    private CvLine(int index, DocumentLine source, string text)
    {
        Index = index;
        Source = source;
        Text = text;
        Folded = Folding.Fold(text);
        BulletEnd = LeadingBullet(text);
        IsUpper = text.Any(char.IsLetter) && !text.Any(char.IsLower);
    }

    /// <summary>Index into the document's lines.</summary>
    public int Index { get; }

    public DocumentLine Source { get; }

    public string Text { get; }

    /// <summary>The folded text, index for index.</summary>
    public string Folded { get; }

    /// <summary>Where the text begins behind a bullet that stands in the text itself.</summary>
    public int BulletEnd { get; }

    public bool IsUpper { get; }

    /// <summary>The kind of section that the words of the whole line head; found once.</summary>
    public SectionKind? Heading => (_heading = _heading.IsKnown ? _heading : (true, HeadingReader.KindOf(Text))).Kind;

    /// <summary>The role of the label that the whole line is; found once.</summary>
    public FieldRole? Label => (_label = _label.IsKnown ? _label : (true, FindLabel())).Role;

    /// <summary>The dates and stretches of time in the whole line; found once.</summary>
    public IReadOnlyList<DateRange> Dates => _dates ??= DateRanges.Find(Folded);

    public bool IsListItem => Source.IsListItem || BulletEnd > 0;

    public bool IsBold => Source.Weight == FontWeight.Bold;

    public static CvLine From(int index, DocumentLine source, int maximumLength) =>
        new(index, source, source.Text.Length <= maximumLength ? source.Text : source.Text[..maximumLength]);

    /// <summary>A part of the text as evidence.</summary>
    public Evidence Evidence(int start, int end) => new(Source.Page, Index, Text[start..end], EvidenceBox.Of(Source, start, end));

    /// <summary>Whether both stand on one baseline of a page that has positions.</summary>
    public bool SharesRowWith(CvLine other)
    {
        var (a, b) = (Source.Box, other.Source.Box);
        if (Source.Page != other.Source.Page || a.Height <= 0 || b.Height <= 0)
            return false;

        var shared = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top);
        return shared > 0.6 * Math.Min(a.Height, b.Height) && (a.Right <= b.Left + 1 || b.Right <= a.Left + 1);
    }

    /// <summary>Whether both begin or end at the same edge.</summary>
    public bool IsAlignedWith(CvLine other) =>
        Math.Abs(Source.Box.Left - other.Source.Box.Left) < SameEdge || Math.Abs(Source.Box.Right - other.Source.Box.Right) < SameEdge;

    private FieldRole? FindLabel() =>
        Text.Length <= LongestLabel && !IsListItem && Words.Labels.TryGetValue(Folding.Key(Text), out var role) ? role : null;

    private static int LeadingBullet(string text)
    {
        var i = 0;
        while (i < text.Length && text[i] == ' ')
            i++;
        if (i >= text.Length)
            return 0;

        var isBullet = text[i] switch
        {
            '•' or '●' or '▪' or '■' or '◦' or '‣' or '∙' or '·' or '➢' or '►' or '✓' or '✔' or '○' or '□' or '◆' or '❖' or '»' or '▸' or '➤' => true,
            '-' or '–' or '—' or '*' or 'o' => i + 2 < text.Length && text[i + 1] == ' ' && char.IsLetterOrDigit(text[i + 2]),
            _ => false,
        };
        if (!isBullet)
            return 0;

        i++;
        while (i < text.Length && text[i] is ' ' or '\t')
            i++;
        return i;
    }
}
