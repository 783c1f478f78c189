using Shortlist.Assessing.Lexicon;
using Shortlist.CvParsing.Skills;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Requirements;

/// <summary>A run of tokens of a clause that names one thing.</summary>
internal readonly record struct Piece(int First, int Count);

/// <summary>A criterion, or a part of it, with what is named in it.</summary>
internal sealed class Clause
{
    public Clause(string text, SkillTaxonomy taxonomy)
    {
        Text = text;
        Folded = Folding.Fold(text);
        Neutral = Occupations.Neutralize(Folded);
        Tokens = CvParsing.Text.Tokens.Split(Neutral);
        InDutch = Fillers.IsDutch(Neutral, Tokens);
        Skills = [.. taxonomy.FindAll(Neutral).Where(match => !match.Value.IsAmbiguous || Text.AsSpan(match.Start, match.End - match.Start).SequenceEqual(match.Value.Written))];
        Titles = [.. Occupations.FindAll(Neutral).Where(title => !IsEnglishAdjective(title))];
    }

    public string Text { get; }

    /// <summary>"Commercial sites": a French salesman is an English adjective.</summary>
    private bool IsEnglishAdjective(PhraseMatch<string> title) => title.TokenCount == 1 && Word(title.FirstToken) is "commercial"
        && Tokens.Exists(token => Neutral.AsSpan(token.Start, token.Length) is "the" or "and" or "or" or "with" or "years" or "experience" or "sites" or "of");

    public string Folded { get; }

    /// <summary>Folded, with one word for both genders of an occupation.</summary>
    public string Neutral { get; }

    public List<Token> Tokens { get; }

    public bool InDutch { get; }

    public List<PhraseMatch<SkillName>> Skills { get; }

    public List<PhraseMatch<string>> Titles { get; }

    /// <summary>What stands at a token, or null for content. Names of skills are content whatever their words.</summary>
    public PhraseMatch<WordRole>? RoleAt(int token) =>
        Skills.Exists(skill => skill.FirstToken <= token && token < skill.FirstToken + skill.TokenCount) ? null : Fillers.At(Neutral, Tokens, token, InDutch);

    public bool Has(Signal signal) => Signals.Has(signal, Neutral);

    public Clause Part(int start, int end, SkillTaxonomy taxonomy) => new(Text[start..end], taxonomy);

    /// <summary>The words of a run of tokens that are neither fillers nor within one of the skills given.</summary>
    public List<string> ContentOf(Piece piece, bool withSkills)
    {
        var words = new List<string>();
        for (var i = piece.First; i < piece.First + piece.Count; i++)
        {
            if (Skills.Find(skill => skill.FirstToken == i && skill.TokenCount > 0) is { TokenCount: > 0 } skill)
            {
                if (withSkills)
                {
                    for (var t = i; t < i + skill.TokenCount; t++)
                        words.Add(Word(t));
                }

                i += skill.TokenCount - 1;
                continue;
            }

            if (RoleAt(i) is { } role)
            {
                i += role.TokenCount - 1;
                continue;
            }

            if (Tokens[i].Length > 1 || char.IsDigit(Neutral[Tokens[i].Start]))
                words.Add(Word(i));
        }

        return words;
    }

    /// <summary>The words between two places, but for short fillers.</summary>
    public List<string> WordsWithin(int start, int end)
    {
        var words = new List<string>();
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (Tokens[i].Start >= start && Tokens[i].End <= end && Tokens[i].Length > 1 && !(RoleAt(i) is { Value: WordRole.Filler } && Tokens[i].Length <= 3))
                words.Add(Word(i));
        }

        return words;
    }

    public string Word(int token) => Neutral.Substring(Tokens[token].Start, Tokens[token].Length);

    /// <summary>A run of tokens as the criterion writes it.</summary>
    public string Written(Piece piece) => Text[Tokens[piece.First].Start..Tokens[piece.First + piece.Count - 1].End];
}
