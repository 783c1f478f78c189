using Shortlist.CvParsing.Contacts;
using Shortlist.CvParsing.DocumentLanguage;
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
    private const int LinesAtTheTop = 8;

    private readonly SkillReader _skills = new(taxonomy);
    private readonly WorkReader _work = new(taxonomy);

    /// <summary>Reads a CV.</summary>
    /// <param name="document">The document.</param>
    /// <param name="asOf">The day as of which a job that goes on is counted, such as the day of the upload.</param>
    public ParsedCv Parse(Document document, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(document);
        var lines = CvText.Read(document);
        var language = LanguageDetector.Detect(lines);
        return language.IsSupported ? Read(document, asOf, lines, language.Code) : ReadContacts(document, lines, language.Code);
    }

    private ParsedCv Read(Document document, DateOnly asOf, List<CvLine> lines, string language)
    {
        var sections = SectionSplitter.Split(lines);
        var emails = EmailReader.Read(sections, lines, document.Links);
        var name = NameReader.Read(sections, emails);
        var work = _work.Read(sections);
        var location = LocationReader.Read(sections, name?.Value);
        var phones = PhoneReader.Read(sections, lines, document.Links, location?.Value, language);
        var cv = new ParsedCv
        {
            Name = name,
            Emails = emails,
            Phones = phones,
            Links = LinkReader.Read(lines, document.Links),
            Location = location,
            Summary = SummaryReader.Read(sections),
            Skills = _skills.Read(sections, language),
            Languages = LanguageReader.Read(sections),
            Work = work,
            Education = EducationReader.Read(sections),
            YearsOfExperience = Experience.Years(work.Select(entry => entry.Value), asOf),
            Language = language,
        };
        return WithReview(cv, [.. Doubts(cv), .. Doubts(document, lines)]);
    }

    /// <summary>What looks the same in every language. All else would be a guess.</summary>
    private static ParsedCv ReadContacts(Document document, List<CvLine> lines, string language)
    {
        // A heading that looks like one of ours may mean something else here: only what stands at the top is known for it.
        Section[] sections = [new(SectionKind.Header, heading: null), new(SectionKind.Other, heading: null)];
        for (var i = 0; i < lines.Count; i++)
            sections[i < LinesAtTheTop ? 0 : 1].Segments.Add(new Segment(lines[i], 0, lines[i].Text.Length));

        var cv = new ParsedCv
        {
            Emails = EmailReader.Read(sections, lines, document.Links),
            Phones = PhoneReader.Read(sections, lines, document.Links, location: null, language),
            Links = LinkReader.Read(lines, document.Links),
            Language = language,
        };
        return WithReview(cv, [ReviewReason.UnsupportedLanguage, .. Doubts(document, lines)]);
    }

    private static ParsedCv WithReview(ParsedCv cv, IReadOnlyList<string> reasons) => cv with { ReviewReasons = reasons, NeedsReview = reasons.Count > 0 };

    private static IEnumerable<string> Doubts(ParsedCv cv)
    {
        if (cv.Name is not { Confidence: >= 0.5 })
            yield return ReviewReason.NameUncertain;
        if (cv.Emails.Count == 0 && cv.Phones.Count == 0)
            yield return ReviewReason.NoContact;
        if (cv.Work.Count == 0 && cv.Education.Count == 0)
            yield return ReviewReason.NoHistory;
        if (cv.Work.Any(entry => entry.Confidence < 0.5))
            yield return ReviewReason.WorkUncertain;
    }

    private static IEnumerable<string> Doubts(Document document, List<CvLine> lines)
    {
        if (lines.Sum(line => line.Text.Length) < LittleText)
            yield return ReviewReason.LittleText;
        if (document.Hidden.Count > 0)
            yield return ReviewReason.HiddenText;
        if (document.PagesRead < document.PageCount)
            yield return ReviewReason.PagesLeftOut;
    }
}
