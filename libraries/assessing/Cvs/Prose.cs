namespace Shortlist.Assessing.Cvs;

/// <summary>Tells an account of what was done from a list of words.</summary>
internal static class Prose
{
    private const int FewestOtherWords = 3;
    private const int LongestStack = 8;

    private static readonly string[] StackLabels =
        ["technologies", "technology", "tech stack", "stack", "tools", "environment", "technologien", "werkzeuge", "umgebung", "outils", "environnement", "tecnologias", "herramientas", "strumenti", "tecnologie", "technologieen", "technologie", "narzedzia", "ferramentas"];

    /// <summary>
    /// Whether a passage tells of work: it has words enough beside the skills it names. A line such as "Technologies: Java, Kafka" counts
    /// within an entry when it is short; a wall of skills, or one word again and again, does not.
    /// </summary>
    /// <param name="passage">The passage.</param>
    /// <param name="skills">How many skills it names.</param>
    /// <param name="tokensOfSkills">How many of its tokens are names of skills.</param>
    public static bool IsAccount(Passage passage, int skills, int tokensOfSkills)
    {
        if (passage.Tokens.Count == 0 || Repeats(passage))
            return false;
        if (IsStack(passage))
            return skills <= LongestStack && passage.Tokens.Count <= LongestStack * 3;

        var others = passage.Tokens.Count - tokensOfSkills;
        var separators = passage.Neutral.AsSpan().Count(',') + passage.Neutral.AsSpan().Count(';') + passage.Neutral.AsSpan().Count('•') + passage.Neutral.AsSpan().Count('·');
        return others >= FewestOtherWords && others * 4 >= tokensOfSkills * 3 && separators * 3 <= passage.Tokens.Count;
    }

    private static bool IsStack(Passage passage)
    {
        var colon = passage.Neutral.IndexOf(':', StringComparison.Ordinal);
        if (passage.Entry < 0 || colon is < 4 or > 24)
            return false;
        var label = passage.Neutral.AsSpan(0, colon).Trim();
        foreach (var known in StackLabels)
        {
            if (label.StartsWith(known, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>One word of four letters and more, four times and more, and a quarter of the whole.</summary>
    private static bool Repeats(Passage passage)
    {
        for (var i = 0; i < passage.Tokens.Count; i++)
        {
            var word = passage.Word(i);
            if (word.Length < 2)
                continue;
            var times = 1;
            for (var j = i + 1; j < passage.Tokens.Count; j++)
                times += passage.Word(j).SequenceEqual(word) ? 1 : 0;
            if (times >= 4 && times * 4 >= passage.Tokens.Count)
                return true;
        }

        return false;
    }
}
