using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Sections;

/// <summary>
/// Two columns written one below the other: the headings of both stand together, and the work follows at the end of the narrow column,
/// under a heading that is not its own. Puts it back under its heading, and what stood there under the heading left empty.
/// </summary>
internal static class DisplacedWork
{
    public static void Mend(List<Section> sections)
    {
        for (var at = 1; at < sections.Count; at++)
        {
            var (empty, work) = (sections[at - 1], sections[at]);
            if (work is not { Kind: SectionKind.Work, Heading: not null } || empty is not { Heading: not null, Segments.Count: 0 } || IsOfEntries(empty.Kind)
                || work.Segments.Exists(HoldsDate) || sections.FindIndex(at + 1, HoldsWork) is not (var host and > 0))
            {
                continue;
            }

            var from = sections[host].Segments.FindIndex(1, IsDateRange);
            var found = new Section(SectionKind.Work, work.Heading);
            found.Segments.AddRange(sections[host].Segments[from..]);
            sections[host].Segments.RemoveRange(from, sections[host].Segments.Count - from);
            var other = new Section(empty.Kind, empty.Heading);
            other.Segments.AddRange(work.Segments);
            sections.Insert(host + 1, found);
            sections[at] = other;
            sections.RemoveAt(at - 1);
            return;
        }
    }

    private static bool HoldsWork(Section section) => !IsOfEntries(section.Kind) && section.Segments.Count > 2 && section.Segments.FindIndex(1, IsDateRange) > 0;

    private static bool IsOfEntries(SectionKind kind) =>
        kind is SectionKind.Work or SectionKind.Education or SectionKind.Projects or SectionKind.Volunteering or SectionKind.Certifications or SectionKind.Publications or SectionKind.Awards;

    private static bool HoldsDate(Segment segment) => segment.Dates.Count > 0;

    private static bool IsDateRange(Segment segment) =>
        segment.Dates is [{ IsRange: true } only] && only.From <= 1 && only.To >= segment.Length - 1;
}
