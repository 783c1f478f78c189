using System.Text.RegularExpressions;
using Shortlist.Assessing.Cvs;
using Shortlist.Assessing.Lexicon;
using Shortlist.Assessing.Requirements;
using Shortlist.CvParsing.Sections;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Judging;

/// <summary>Certificates and licences: met when listed, never missing, for a CV need not list them.</summary>
internal static partial class CertificateRule
{
    public static Finding Judge(CertificateNeed need, CvView view)
    {
        var question = $"Is there proof of this: {need.Name}?";
        var mentions = Mentions(need, view);
        var listed = mentions.Where(evidence => IsListed(view, evidence.Passage)).ToList();
        if (listed.Count > 0)
            return Finding.Met("The CV lists it", listed);
        return mentions.Count > 0
            ? Finding.Unknown("The CV names it in passing, without listing it as held", question, mentions)
            : Finding.Unknown("The CV is silent on it, which tells nothing", question);
    }

    private static List<Evidence> Mentions(CertificateNeed need, CvView view)
    {
        var mentions = need.SkillIds.SelectMany(view.MentionsOf).ToList();
        if (need.SkillIds.Count == 0 || mentions.Count == 0)
            mentions.AddRange(view.MentionsOf(need.Words));
        var asked = Folding.Fold(need.Name);
        if (!Signals.Has(Signal.Licence, asked))
            return mentions;
        mentions.RemoveAll(mention => !HasClasses(need, view.Cv.Passages[mention.Passage]));
        if (mentions.Count > 0)
            return mentions;

        // A licence goes by other names in other languages.
        for (var i = 0; i < view.Cv.Passages.Count; i++)
        {
            if (Signals.First(Signal.Licence, view.Cv.Passages[i].Neutral) is { } licence && IsForTrucks(asked) == IsForTrucks(view.Cv.Passages[i].Neutral)
                && HasClasses(need, view.Cv.Passages[i]))
            {
                mentions.Add(new Evidence(i, licence.Start, licence.End));
            }
        }

        return mentions;
    }

    /// <summary>A licence for lorries or buses is one that names their class; for cars any will do.</summary>
    private static bool HasClasses(CertificateNeed need, Passage passage)
    {
        foreach (var match in HeavyClass().EnumerateMatches(need.Name))
        {
            var asked = need.Name.AsSpan(match.Index, match.Length);
            var isHeld = false;
            for (var i = 0; i < passage.Tokens.Count; i++)
                isHeld |= passage.Word(i).StartsWith(asked, StringComparison.OrdinalIgnoreCase) && passage.Word(i).Length <= asked.Length + 1;
            if (!isHeld)
                return false;
        }

        return true;
    }

    private static bool IsForTrucks(string text) =>
        text.Contains("fork", StringComparison.Ordinal) || text.Contains("stapler", StringComparison.Ordinal) || text.Contains("caces", StringComparison.Ordinal)
        || text.Contains("carretill", StringComparison.Ordinal) || text.Contains("heftruck", StringComparison.Ordinal) || text.Contains("patentino", StringComparison.Ordinal);

    /// <summary>A list of certificates names them as a job does, word for word; elsewhere a repeated criterion is none.</summary>
    private static bool IsListed(CvView view, int passage) => view.Cv.Passages[passage].Section == SectionKind.Certifications
        || (!view.IsCopy(passage)
            && (view.Cv.Passages[passage].Section is SectionKind.Education or SectionKind.Other or SectionKind.Awards || view.Shows(passage)
                || Signals.Has(Signal.Certificate, view.Cv.Passages[passage].Neutral) || Signals.Has(Signal.Licence, view.Cv.Passages[passage].Neutral)));

    [GeneratedRegex(@"\b(C1?E?|D1?E?)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex HeavyClass();
}
