using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Location;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Work;

/// <summary>Firms that are called after several people: "Hart, Quill and Moss", "Vega, Rubio y Soler Asociados".</summary>
internal static class Partners
{
    private const int MostWordsOfName = 4;

    private static readonly string[] Conjunctions = ["and", "und", "et", "y", "e", "en", "i", "oraz", "&"];

    /// <summary>Whether the comma stands between the names of such a firm, which begins at <paramref name="start"/>.</summary>
    public static bool AreAround(Segment text, int start, int comma)
    {
        if (!IsName(text, start, comma))
            return false;

        for (var from = comma + 2; from < text.Length;)
        {
            var end = text.Span[from..].IndexOf(',') is >= 0 and var next ? from + next : text.Length;
            if (ConjunctionIn(text, from, end) is { } joint)
                return IsName(text, from, joint.Start) && joint.End < end && NameStart.IsAt(text.Span[joint.End..]);
            if (!IsName(text, from, end))
                return false;
            from = end + 2;
        }

        return false;
    }

    private static (int Start, int End)? ConjunctionIn(Segment text, int from, int end)
    {
        for (var at = from + 1; at < end; at++)
        {
            if (text.Span[at] != ' ')
                continue;
            var rest = text.Folded[(at + 1)..end];
            foreach (var word in Conjunctions)
            {
                if (rest.Length > word.Length && rest.StartsWith(word, StringComparison.Ordinal) && rest[word.Length] == ' ')
                    return (at, at + word.Length + 2);
            }
        }

        return null;
    }

    /// <summary>A few words that end in one with a capital, and are neither a place nor what a job is called.</summary>
    private static bool IsName(Segment text, int from, int to)
    {
        if (from >= to)
            return false;
        var name = text.Slice(from, to);
        if (name.IsEmpty || name.CountWords() is 0 or > MostWordsOfName || name.Span.IndexOfAnyInRange('0', '9') >= 0 || Places.IsKnown(name.Span))
            return false;
        return char.IsUpper(name.Span[name.Span.LastIndexOf(' ') + 1]) && Evidences.Title(name) < 1.5
            && !Words.Organisations.FindAll(name.Folded).Exists(match => match.Value == OrganisationWord.LegalForm);
    }
}
