using System.Text.RegularExpressions;
using Shortlist.Assessing.Lexicon;
using Shortlist.Assessing.Requirements;
using Shortlist.CvParsing.Skills;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Criteria;

/// <summary>
/// Makes criteria out of a job advertisement: what it asks for, a sentence or list entry each, in its own words. The same
/// advertisement always gives the same criteria. Safe for any number of threads.
/// </summary>
/// <param name="taxonomy">The skills that are known by name.</param>
public sealed partial class CriteriaGenerator(SkillTaxonomy taxonomy)
{
    /// <summary>The most criteria that an advertisement gives; must-haves are kept before nice-to-haves.</summary>
    public const int MostCriteria = 20;

    /// <summary>The longest text of a criterion, in characters.</summary>
    public const int LongestText = 300;

    private const int LongestAdvertisement = 50_000;

    private readonly RequirementReader _reader = new(taxonomy);
    private readonly SentenceParts _parts = new(new RequirementReader(taxonomy), taxonomy);

    /// <summary>Makes criteria out of a job advertisement, must-haves first; none when it asks for nothing.</summary>
    /// <param name="jobTitle">The title of the job, when it is known apart from the text: a line that only repeats it is no criterion.</param>
    /// <param name="jobDescription">The advertisement, in English, German, French, Spanish, Italian, Dutch, Polish or Portuguese.</param>
    public IReadOnlyList<GeneratedCriterion> Generate(string? jobTitle, string jobDescription)
    {
        ArgumentNullException.ThrowIfNull(jobDescription);
        var lines = JobText.Read(jobDescription.Length <= LongestAdvertisement ? jobDescription : jobDescription[..LongestAdvertisement]);
        var title = jobTitle is null ? "" : Folding.Key(RequirementReader.Gender().Replace(jobTitle, ""));
        var asked = Asked(lines, isOnlySource: true, JobSection.Required, JobSection.Nice);
        if (!asked.Exists(one => one.Importance == Importance.MustHave))
            asked.InsertRange(0, Asked(lines, isOnlySource: true, JobSection.Unknown));
        else
            asked.AddRange(Asked(lines, isOnlySource: false, JobSection.Unknown).Where(one => IsSpecific(one.Text)));
        if (asked.Exists(one => !_parts.OnlyTellsTheTitle(one.Text)))
            asked.RemoveAll(one => _parts.OnlyTellsTheTitle(one.Text));
        if (asked.Count == 0)
            asked.AddRange(Asked(lines, isOnlySource: true, JobSection.Duties));

        return [.. Distinct(asked).Where(one => Folding.Key(one.Text) != title).OrderBy(one => one.Importance).Take(MostCriteria)];
    }

    private List<GeneratedCriterion> Asked(List<JobLine> lines, bool isOnlySource, params ReadOnlySpan<JobSection> sections)
    {
        var criteria = new List<GeneratedCriterion>();
        foreach (var line in lines)
        {
            if (!sections.Contains(line.Section))
                continue;
            var isDuty = line.Section == JobSection.Duties;
            foreach (var sentence in Sentences.Split(line.Text).SelectMany(WithoutAfterthought))
            {
                if (!MayAsk(line, Folding.Fold(sentence), sentence, isOnlySource))
                    continue;
                var parts = isDuty ? SentenceParts.Whole(sentence) : _parts.Cut(sentence);
                criteria.AddRange(parts.Select(part => new GeneratedCriterion(Tidy(part.Text), part.Importance ?? UsualIn(line.Section))));
            }
        }

        return criteria;
    }

    private bool MayAsk(JobLine line, string folded, string sentence, bool isOnlySource)
    {
        if (!sentence.Any(char.IsLetter) || Introduction().IsMatch(folded))
            return false;

        var asks = Cues.Asks(folded);
        return line.Section switch
        {
            JobSection.Required or JobSection.Nice when line.IsListItem => !IsBoilerplate(folded, asks),
            JobSection.Required or JobSection.Nice => !Boilerplate().IsMatch(folded) && (!Cues.Has(Cue.Drop, folded) || Cues.Has(Cue.Ask, folded) || Cues.Has(Cue.Must, folded)),
            JobSection.Duties => line.IsListItem && !Cues.Has(Cue.Drop, folded),
            _ => !Cues.Has(Cue.Drop, folded) && !Boilerplate().IsMatch(folded)
                && (asks || (isOnlySource && (line.IsListItem || EndsAsSentence(line.Text, sentence)) && _parts.AsksByItself(sentence))),
        };
    }

    /// <summary>A title stands alone on its line, without a full stop; years are no title.</summary>
    private static bool EndsAsSentence(string line, string sentence) => line.Length > sentence.Length || Durations.Find(Folding.Fold(sentence)) is not null;

    /// <summary>Words such as "diversity" or "benefits" may stand in what is asked for; whole phrases of boilerplate do not.</summary>
    private static bool IsBoilerplate(string folded, bool asks) => Boilerplate().IsMatch(folded) || (!asks && Cues.Has(Cue.Drop, folded) && folded.Length > 60);

    private static Importance UsualIn(JobSection section) => section is JobSection.Nice or JobSection.Duties ? Importance.NiceToHave : Importance.MustHave;

    /// <summary>"Java, ideally also Kotlin": two criteria of different weight.</summary>
    private static IEnumerable<string> WithoutAfterthought(string sentence)
    {
        var match = Afterthought().Match(sentence);
        var cut = match.Success ? match.Index : LighterClause(sentence);
        return cut < 8 ? [sentence] : [sentence[..cut], LeadingAnd().Replace(sentence[(cut + 1)..].Trim(), "")];
    }

    /// <summary>Where "knowledge of HGB, knowledge of IFRS is a plus" goes over to what is a plus: both sides ask by themselves. -1 for nowhere.</summary>
    private static int LighterClause(string sentence)
    {
        var cut = sentence.LastIndexOf(',');
        if (cut < 0 || sentence.IndexOf(')', cut) >= 0)
            return -1;
        var (before, after) = (Folding.Fold(sentence.AsSpan(0, cut)), Folding.Fold(sentence.AsSpan(cut)));
        return Cues.Has(Cue.Nice, after) && !Cues.Has(Cue.Nice, before) && Cues.Has(Cue.Ask, after) && Cues.Has(Cue.Ask, before) ? cut : -1;
    }

    private bool IsSpecific(string text) => _reader.Read(text) is not (WordsNeed or SoftNeed or AvailabilityNeed);

    /// <summary>Each once; what is a must in one place is a must.</summary>
    private static List<GeneratedCriterion> Distinct(List<GeneratedCriterion> criteria)
    {
        var distinct = new List<GeneratedCriterion>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var criterion in criteria)
        {
            var key = KeyOf(criterion.Text);
            if (key.Length == 0)
                continue;
            if (places.TryAdd(key, distinct.Count))
                distinct.Add(criterion);
            else if (criterion.Importance < distinct[places[key]].Importance)
                distinct[places[key]] = criterion;
        }

        return distinct;
    }

    /// <summary>The words that tell something, in the order of the alphabet.</summary>
    private static string KeyOf(string text)
    {
        var folded = Folding.Fold(text);
        var tokens = Tokens.Split(folded);
        var words = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Fillers.At(folded, tokens, i, inDutch: false) is { Value: WordRole.Filler or WordRole.And } filler)
                i += filler.TokenCount - 1;
            else
                words.Add(folded.Substring(tokens[i].Start, tokens[i].Length));
        }

        return words.Count > 0 ? string.Join(' ', words) : Folding.Key(text);
    }

    private static string Tidy(string sentence)
    {
        var text = Blanks().Replace(sentence, " ").Trim().TrimEnd('.', ';', ',', ':').Trim();
        if (text.Length <= LongestText)
            return text;
        var cut = text.LastIndexOf(' ', LongestText);
        return text[..(cut > 0 ? cut : LongestText)];
    }

    [GeneratedRegex("^(and|und|sowie|et|y|e|en|oraz) ", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LeadingAnd();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[,–] ?(and )?(ideally|preferably|preferred|idealerweise|vorzugsweise|bestenfalls|idéalement|de préférence|idealmente|preferiblemente|preferibilmente|bij voorkeur|najlepiej|de preferência|preferencialmente)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Afterthought();

    /// <summary>Sentences that lead in to what follows.</summary>
    [GeneratedRegex(@"^(you should have|you have|we are looking for|to be successful.{0,60}|the ideal candidate (has|will have|should have|brings)|sie verfugen uber|du verfugst uber|vous avez|we expect|the following.{0,40}):?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Introduction();

    [GeneratedRegex(@"equal (opportunit|employment)|(is|are|be) subject to|opportunity to|(is|are) committed to|promoting the welfare|regardless of|irrespective of|without regard|we offer|we provide|wir bieten|nous offrons|ofrecemos|offriamo|wij bieden|oferujemy|oferecemos|days of holiday|send (us )?your|apply (now|today|via|by)|unabhangig von|your cv|chancengleich", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Boilerplate();
}
