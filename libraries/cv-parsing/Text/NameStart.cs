namespace Shortlist.CvParsing.Text;

/// <summary>Names that begin small: "van Dijk en Zonen", "de Vries Groep", "la Fonda".</summary>
internal static class NameStart
{
    private const int MostParticles = 3;

    private static readonly string[] Particles = ["van", "van't", "'t", "de", "den", "der", "het", "te", "ten", "ter", "von", "vom", "zu", "zur", "zum", "di", "da", "del", "della", "dello", "dal", "la", "le", "el", "los", "las", "du", "des", "do", "dos", "das"];

    /// <summary>Whether a text begins with a capital, or with particles before one.</summary>
    public static bool IsAt(ReadOnlySpan<char> text)
    {
        for (var particles = 0; particles <= MostParticles && text.Length > 0; particles++)
        {
            if (char.IsUpper(text[0]))
                return true;
            var blank = text.IndexOf(' ');
            if (blank < 0 || !IsParticle(text[..blank]))
                return false;
            text = text[(blank + 1)..];
        }

        return false;
    }

    private static bool IsParticle(ReadOnlySpan<char> word)
    {
        foreach (var particle in Particles)
        {
            if (word.SequenceEqual(particle))
                return true;
        }

        return false;
    }
}
