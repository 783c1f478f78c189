using System.Text;
using Shortlist.CvParsing;
using Shortlist.CvParsing.Skills;
using Shortlist.Documents;

namespace Shortlist.Assessing.Cvs;

/// <summary>
/// What of a CV may be judged: its lines by section, its dated work, education and languages. Names, gender, age, dates of birth,
/// nationality, photo, addresses, marital status, religion, e-mail addresses, phone numbers and links are not in it, neither as
/// fields nor within sentences. Made once for a CV, then only read, by any number of threads.
/// </summary>
public sealed class ScorableCv
{
    private ScorableCv(CvIndex index) => Index = index;

    /// <summary>Why the CV cannot be judged and a person has to read it; null when it can.</summary>
    public string? Unreadable => Index.Unreadable;

    /// <summary>The text that is judged, a line each under the names of its sections, with what was stripped as <c>[…]</c>.</summary>
    public string Text => field ??= Write();

    internal CvIndex Index { get; }

    /// <summary>Takes from a CV what may be judged.</summary>
    /// <param name="document">The document.</param>
    /// <param name="cv">What the parser read from that document.</param>
    /// <param name="asOf">The day as of which work that goes on is counted, such as the day of the application.</param>
    /// <param name="taxonomy">The skills to look for: the one that the CV was parsed with.</param>
    public static ScorableCv Read(Document document, ParsedCv cv, DateOnly asOf, SkillTaxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(cv);
        ArgumentNullException.ThrowIfNull(taxonomy);
        return new ScorableCv(CvIndexer.Index(document, cv, asOf, taxonomy));
    }

    private string Write()
    {
        var text = new StringBuilder();
        var section = "";
        foreach (var passage in Index.Passages)
        {
            if (passage.SectionName != section)
                text.Append("## ").Append(section = passage.SectionName).Append('\n');
            text.Append(passage.Redacted()).Append('\n');
        }

        return text.ToString();
    }
}
