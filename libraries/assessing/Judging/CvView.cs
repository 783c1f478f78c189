using Shortlist.Assessing.Cvs;
using Shortlist.Assessing.Lexicon;

namespace Shortlist.Assessing.Judging;

/// <summary>A CV as it looks beside the criteria of a job: what repeats one of them word for word counts as a claim.</summary>
internal sealed class CvView(CvIndex cv, Copies copies)
{
    private const int WidestGap = 3;

    public CvIndex Cv => cv;

    /// <summary>Whether a mention in the passage shows something in use.</summary>
    public bool Shows(int passage) => cv.Passages[passage].Proof == Proof.Shown && !copies.Has(passage);

    public bool IsCopy(int passage) => copies.Has(passage);

    /// <summary>Where a skill is named: what shows it first, each in reading order.</summary>
    public List<Evidence> MentionsOf(string skillId) =>
        cv.Skills.TryGetValue(skillId, out var mentions) ? ShownFirst(mentions.Select(mention => new Evidence(mention.Passage, mention.Start, mention.End))) : [];

    /// <summary>Where all of some words stand close to each other, whatever their endings.</summary>
    public List<Evidence> MentionsOf(IReadOnlyList<string> words)
    {
        if (words.Count == 0)
            return [];

        // The rarest word leads.
        List<int>? candidates = null;
        foreach (var word in words)
        {
            if (!cv.ByStem.TryGetValue(Stems.Key(word).ToString(), out var list))
                return [];
            candidates = candidates is null || list.Count < candidates.Count ? list : candidates;
        }

        return ShownFirst(candidates!.Select(passage => Find(passage, words)).OfType<Evidence>());
    }

    /// <summary>Whether a passage holds all of some words.</summary>
    public bool Holds(int passage, IReadOnlyList<string> words) => words.All(word => IndexOf(cv.Passages[passage], word) >= 0);

    /// <summary>The months of the entries that a condition holds for.</summary>
    public int Months(Func<WorkFact, bool> counts)
    {
        var spans = new List<(int First, int Last)>();
        foreach (var entry in cv.Work)
        {
            if (entry.Months is { } months && counts(entry))
                spans.Add(months);
        }

        return CvParsing.Work.Experience.Union(spans);
    }

    /// <summary>The head of an entry, or of what stands under it the first line that can be quoted.</summary>
    public Evidence? HeadOf(WorkFact entry)
    {
        if (entry.Head >= 0 && cv.Passages[entry.Head].IsQuotable)
            return Whole(entry.Head);
        foreach (var passage in entry.Passages)
        {
            if (cv.Passages[passage].IsQuotable)
                return Whole(passage);
        }

        return null;
    }

    public Evidence Whole(int passage) => new(passage, 0, cv.Passages[passage].Text.Length);

    private List<Evidence> ShownFirst(IEnumerable<Evidence> evidence)
    {
        var all = evidence.ToList();
        return [.. all.Where(one => Shows(one.Passage)), .. all.Where(one => !Shows(one.Passage))];
    }

    private Evidence? Find(int at, IReadOnlyList<string> words)
    {
        var passage = cv.Passages[at];
        var (first, last, start, end) = (int.MaxValue, -1, 0, 0);
        foreach (var word in words)
        {
            var token = IndexOf(passage, word);
            if (token < 0)
                return null;
            if (token < first)
                (first, start) = (token, passage.Tokens[token].Start);
            if (token > last)
                (last, end) = (token, passage.Tokens[token].End);
        }

        return last - first < words.Count + WidestGap ? new Evidence(at, start, end) : null;
    }

    private static int IndexOf(Passage passage, string word)
    {
        for (var i = 0; i < passage.Tokens.Count; i++)
        {
            if (Stems.Match(passage.Word(i), word))
                return i;
        }

        return -1;
    }
}
