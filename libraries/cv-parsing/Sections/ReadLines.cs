using Shortlist.CvParsing.Text;
using Shortlist.Documents;

namespace Shortlist.CvParsing.Sections;

/// <summary>The lines of a document and the sections they were cut into.</summary>
internal sealed record ReadLines(Document Document, IReadOnlyList<CvLine> Lines, IReadOnlyList<Section> Sections)
{
    /// <summary>Those of a CV when it was just read from the document, otherwise read again.</summary>
    public static ReadLines Of(Document document, ParsedCv cv)
    {
        if (cv.Source is { } source && ReferenceEquals(source.Document, document))
            return source;
        var lines = CvText.Read(document);
        return new ReadLines(document, lines, SectionSplitter.Split(lines));
    }
}
