using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.DocumentLanguage;

/// <summary>
/// Tells the language of a CV, and whether the parser reads it. A CV is called unreadable only on clear evidence: names,
/// employers and products of other languages stand in many, and some give everything twice in two languages.
/// </summary>
internal static class LanguageDetector
{
    private const double MostlyOtherScript = 0.5;
    private const double PartlyOtherScript = 0.2;

    // Hits of a supported language that make its part of a text in two scripts worth reading.
    private const int ReadablePart = 30;
    private const double RateOfProse = 0.03;

    private const int FewestHits = 3;
    private const int FewestOwnHits = 6;
    private const int FewestDistinct = 5;
    private const double Margin = 1.5;

    // A text of this many words that hardly knows one of the small words is in a language that no profile is made for.
    private const int LongText = 200;
    private const double RateOfUnknown = 0.01;

    public static LanguageOfText Detect(IReadOnlyList<CvLine> lines)
    {
        var scripts = Scripts.Count(lines);
        var profiles = LanguageProfiles.Count(lines);
        var (supported, hits) = profiles.BestSupported();
        var rate = profiles.Words == 0 ? 0 : (double)hits / profiles.Words;

        var share = scripts.ShareOfOthers;
        if ((share >= MostlyOtherScript && hits < ReadablePart) || (share >= PartlyOtherScript && rate < RateOfProse && hits < ReadablePart))
            return new LanguageOfText(scripts.LanguageOfOthers(), IsSupported: false);

        var other = profiles.BestOther();
        if (other.Own >= FewestOwnHits && other.DistinctOwn >= FewestDistinct && other.Hits >= hits * Margin)
            return new LanguageOfText(other.Language, IsSupported: false);
        if (profiles.Words >= LongText && rate < RateOfUnknown)
            return new LanguageOfText(LanguageOfText.Undetermined, IsSupported: false);
        return hits >= FewestHits ? new LanguageOfText(supported, IsSupported: true) : new LanguageOfText(LanguageOfText.Undetermined, IsSupported: true);
    }
}
