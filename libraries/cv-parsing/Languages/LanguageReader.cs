using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Sections;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Languages;

/// <summary>Languages and how well they are spoken: from their own section, from labelled lines, and from lines that hold nothing else.</summary>
internal static class LanguageReader
{
    public static List<Found<CvLanguage>> Read(IReadOnlyList<Section> sections)
    {
        var found = new List<Found<CvLanguage>>();
        foreach (var section in sections)
        {
            if (section.Kind == SectionKind.Languages)
                ReadSegments(section.Segments, 0.95, found);
            else
                ReadSegments([.. section.Segments.Where(segment => segment.Role == FieldRole.Languages || IsNamedSo(segment))], 0.9, found);
        }

        if (found.Count > 0)
            return found;

        foreach (var section in sections)
        {
            if (section.Kind is SectionKind.Header or SectionKind.Contact or SectionKind.Other or SectionKind.Skills or SectionKind.Summary)
                ReadSegments([.. section.Segments.Where(HoldsNothingElse)], 0.7, found);
        }

        return found;
    }

    private static void ReadSegments(List<Segment> segments, double confidence, List<Found<CvLanguage>> found)
    {
        for (var i = 0; i < segments.Count; i++)
        {
            var segment = segments[i];
            var names = Words.Languages.FindAll(segment.Folded);
            for (var n = 0; n < names.Count; n++)
            {
                // "Basic Spanish" has its level before the name, everything else behind it.
                var until = n + 1 < names.Count ? names[n + 1].Start : segment.Length;
                var level = LevelIn(segment.Folded[names[n].End..until]);
                if (level is null && n == 0 && names[0].Start > 0)
                    level = LevelIn(segment.Folded[..names[0].Start]);
                if (level is null && names.Count == 1 && i + 1 < segments.Count && Words.Languages.FindAll(segments[i + 1].Folded).Count == 0)
                    level = LevelIn(segments[i + 1].Folded);
                if (segment.Role == FieldRole.Languages && level is null && IsMotherTongueLabel(segment))
                    level = "native";
                Add(found, new CvLanguage(names[n].Value, level), confidence, segment.Slice(names[n].Start, names[n].End).Evidence);
            }
        }
    }

    private static void Add(List<Found<CvLanguage>> found, CvLanguage language, double confidence, Evidence evidence)
    {
        var at = found.FindIndex(known => string.Equals(known.Value.Name, language.Name, StringComparison.Ordinal));
        if (at < 0)
            found.Add(new Found<CvLanguage>(language, confidence, evidence));
        else if (found[at].Value.Level is null && language.Level is not null)
            found[at] = found[at] with { Value = language };
    }

    private static string? LevelIn(ReadOnlySpan<char> folded)
    {
        var matches = Words.Levels.FindAll(folded);
        foreach (var match in matches)
        {
            if (match.End - match.Start == 2)
                return match.Value;
        }

        return matches.Count > 0 ? matches.MaxBy(match => match.TokenCount).Value : null;
    }

    private static bool IsMotherTongueLabel(Segment segment)
    {
        var before = Folding.Key(segment.Line.Text.AsSpan(0, segment.Start));
        return before.Contains("mother", StringComparison.Ordinal) || before.Contains("mutter", StringComparison.Ordinal) || before.Contains("matern", StringComparison.Ordinal)
            || before.Contains("madre", StringComparison.Ordinal) || before.Contains("native", StringComparison.Ordinal) || before.Contains("moeder", StringComparison.Ordinal)
            || before.Contains("ojczyst", StringComparison.Ordinal);
    }

    /// <summary>"Languages: English, German" outside a section of its own.</summary>
    private static bool IsNamedSo(Segment segment)
    {
        var colon = segment.Span.IndexOf(':');
        return colon is > 2 and < 40 && HeadingReader.KindOf(segment.Span[..colon]) == SectionKind.Languages;
    }

    /// <summary>Names of languages, their levels and punctuation, and not a word more.</summary>
    private static bool HoldsNothingElse(Segment segment)
    {
        if (segment.Length > 120)
            return false;

        var tokens = Tokens.Split(segment.Folded);
        var names = Words.Languages.FindAll(segment.Folded, acrossBreaks: true).Sum(match => match.TokenCount);
        var levels = Words.Levels.FindAll(segment.Folded, acrossBreaks: true).Sum(match => match.TokenCount);
        return names > 0 && names + levels >= tokens.Count;
    }
}
