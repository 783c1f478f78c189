using Shortlist.CvParsing.Contacts;
using Shortlist.CvParsing.Education;
using Shortlist.CvParsing.Languages;
using Shortlist.CvParsing.Location;
using Shortlist.CvParsing.Names;
using Shortlist.CvParsing.Sections;
using Shortlist.CvParsing.Skills;
using Shortlist.CvParsing.Summary;
using Shortlist.CvParsing.Text;
using Shortlist.CvParsing.Work;
using Shortlist.Documents;

namespace Shortlist.CvParsing;

/// <summary>
/// Reads a CV out of a document: the same document, date and taxonomy always give the same result. Knows English, German,
/// French, Spanish, Italian, Dutch, Polish and Portuguese headings, dates and words. Nothing protected (age, gender, marital
/// status, religion, nationality, photo) is read. Safe for any number of threads; work is bounded by limits on lines and lengths.
/// </summary>
public sealed class CvParser(SkillTaxonomy taxonomy)
{
    private const int LittleText = 200;

    private readonly SkillReader _skills = new(taxonomy);
    private readonly WorkReader _work = new(taxonomy);

    /// <summary>Reads a CV.</summary>
    /// <param name="document">The document.</param>
    /// <param name="asOf">The day as of which a job that goes on is counted, such as the day of the upload.</param>
    public ParsedCv Parse(Document document, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(document);
        var lines = CvText.Read(document);
        var sections = SectionSplitter.Split(lines);
        var emails = EmailReader.Read(sections, lines, document.Links);
        var phones = PhoneReader.Read(sections, lines, document.Links);
        var name = NameReader.Read(sections, emails);
        var work = _work.Read(sections);
        var cv = new ParsedCv
        {
            Source = new ReadLines(document, lines, sections),
            Name = name,
            Emails = emails,
            Phones = phones,
            Links = LinkReader.Read(lines, document.Links),
            Location = LocationReader.Read(sections, name?.Value),
            Summary = SummaryReader.Read(sections),
            Skills = _skills.Read(sections),
            Languages = LanguageReader.Read(sections),
            Work = work,
            Education = EducationReader.Read(sections),
            YearsOfExperience = Experience.Years(work.Select(entry => entry.Value), asOf),
        };
        return cv with { NeedsReview = NeedsReview(cv, lines) };
    }

    private static bool NeedsReview(ParsedCv cv, List<CvLine> lines) =>
        cv.Name is not { Confidence: >= 0.5 }
        || (cv.Emails.Count == 0 && cv.Phones.Count == 0)
        || (cv.Work.Count == 0 && cv.Education.Count == 0)
        || cv.Work.Any(entry => entry.Confidence < 0.5)
        || lines.Sum(line => line.Text.Length) < LittleText;
}
