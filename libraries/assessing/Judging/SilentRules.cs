using Shortlist.Assessing.Lexicon;
using Shortlist.Assessing.Requirements;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Judging;

/// <summary>What a CV may be silent on: met when it says so, otherwise a question, never a penalty.</summary>
internal static class SilentRules
{
    private const double MostOfTheWords = 0.7;

    public static Finding Judge(AvailabilityNeed need, CvView view)
    {
        foreach (var phrase in need.Phrases)
        {
            var words = WordsOf(phrase);
            var said = view.MentionsOf(words).FindAll(evidence => !view.IsCopy(evidence.Passage) && view.Cv.Passages[evidence.Passage].Entry < 0);
            if (said.Count > 0)
                return Finding.Met("The CV says so", said);
            var done = view.MentionsOf(words).FindAll(evidence => view.Shows(evidence.Passage));
            if (done.Count > 0)
                return Finding.Met("Earlier work was like that", done);
        }

        return Finding.Unknown("A CV need not tell this", "Does this suit, and from when? The CV does not say.");
    }

    public static Finding Judge(SoftNeed need, CvView view)
    {
        var mentions = need.Phrases.SelectMany(phrase => view.MentionsOf(Core(WordsOf(phrase)))).Where(evidence => !view.IsCopy(evidence.Passage)).ToList();
        var shown = mentions.FindAll(evidence => view.Shows(evidence.Passage));
        if (shown.Count > 0)
            return Finding.Met("What the CV tells of the work points to it", shown);
        return mentions.Count > 0
            ? Finding.Unknown("The CV claims it, which proves little", "Which situation shows this? The CV only claims it.", mentions)
            : Finding.Unknown("A CV can hardly show this", "Which situation shows this?");
    }

    public static Finding Judge(WordsNeed need, CvView view)
    {
        var (best, most) = (default(Evidence?), 0.0);
        if (need.Words.Count > 0)
        {
            for (var i = 0; i < view.Cv.Passages.Count; i++)
            {
                if (!view.Shows(i))
                    continue;
                var found = need.Words.Count(word => view.Holds(i, [word])) / (double)need.Words.Count;
                if (found > most)
                    (best, most) = (view.Whole(i), found);
            }
        }

        return best is { } evidence && most >= MostOfTheWords
            ? Finding.Met("What the CV tells of the work points to it", [evidence])
            : Finding.Unknown("The CV does not tell", "What speaks for this? The CV does not tell.", best is { } weak && most >= 0.5 ? [weak] : []);
    }

    private static List<string> WordsOf(string phrase)
    {
        var folded = Folding.Fold(phrase);
        return Tokens.Split(folded).ConvertAll(token => folded.Substring(token.Start, token.Length));
    }

    /// <summary>"Communication skills" is shown by communication.</summary>
    private static List<string> Core(List<string> words)
    {
        var core = words.FindAll(word => Fillers.At(word, Tokens.Split(word), 0, inDutch: false) is null && word is not ("strong" or "good" or "positive"));
        return core.Count > 0 ? core : words;
    }
}
