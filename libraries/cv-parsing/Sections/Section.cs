using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Sections;

/// <summary>A stretch of the CV under one heading.</summary>
internal sealed class Section(SectionKind kind, Segment? heading)
{
    public SectionKind Kind { get; } = kind;

    /// <summary>The heading; null for what stands before the first one.</summary>
    public Segment? Heading { get; } = heading;

    /// <summary>Its segments in reading order.</summary>
    public List<Segment> Segments { get; } = [];

    /// <summary>The same stretch as one of another kind.</summary>
    public Section As(SectionKind kind)
    {
        var section = new Section(kind, Heading);
        section.Segments.AddRange(Segments);
        return section;
    }
}
