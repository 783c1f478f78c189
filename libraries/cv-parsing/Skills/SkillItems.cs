using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Sections;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Skills;

/// <summary>An entry of a skills section.</summary>
/// <param name="Name">Its words, joined where a line broke them, without level or rating.</param>
/// <param name="Segment">Where it stands, or begins.</param>
/// <param name="IsSentence">Whether it is prose rather than an entry.</param>
internal readonly record struct SkillItem(string Name, Segment Segment, bool IsSentence);

/// <summary>Cuts a skills section into its entries: lists with commas, bullets, one a line, chips side by side, groups with labels.</summary>
internal static class SkillItems
{
    private const int LongestName = 60;
    private const int LongestItemInWords = 6;
    private const int LongestLabel = 42;

    /// <summary>Spaces are a quarter to a third of the height of a line.</summary>
    private const double WideGap = 0.55;

    private static readonly HashSet<string> OpenWords = new(StringComparer.Ordinal)
    {
        "of", "and", "for", "with", "to", "in", "the", "und", "mit", "fur", "von", "der", "des", "im", "zur", "zum", "de", "du", "la", "le", "les", "avec", "et", "en", "sur", "aux", "au",
        "y", "con", "del", "los", "las", "para", "por", "di", "e", "della", "dei", "delle", "degli", "per", "van", "voor", "met", "het", "z", "do", "w", "i", "na", "oraz", "da", "dos", "das", "com", "em",
    };

    public static List<SkillItem> Read(Section section, SkillTaxonomy taxonomy, ColumnEdges edges)
    {
        var items = new List<SkillItem>();
        var segments = section.Segments.Where(segment => segment.Role is FieldRole.None or FieldRole.Activities).ToList();
        for (var i = 0; i < segments.Count; i++)
        {
            var segment = WithoutLabel(segments[i]);
            if (!segment.IsEmpty && GapsOf(segment) is { } chips)
            {
                foreach (var chip in chips)
                    Emit(chip.Text, chip, isSetOff: true, taxonomy, items);
                continue;
            }

            if (segment.IsEmpty || IsGroupLabel(segments, i) || LanguageOnly(segment))
                continue;

            // Gather the lines that one list runs over.
            var lines = new List<Segment> { segment };
            while (i + 1 < segments.Count && GoesOn(lines[^1], segments[i + 1], lines, taxonomy, edges))
                lines.Add(segments[++i]);
            Cut(lines, taxonomy, items);
        }

        return items;
    }

    /// <summary>
    /// Chips side by side: the words of a line stand in groups, with gaps between them that are clearly wider than a space. Null
    /// for any other line.
    /// </summary>
    private static List<Segment>? GapsOf(Segment segment)
    {
        var words = segment.Line.Source.Words;
        if (words.Count < 3 || segment.Span.IndexOfAny(",;•·|") >= 0 || segment.Line.IsListItem)
            return null;

        var chips = new List<Segment>();
        var (text, at, start) = (segment.Line.Text, 0, segment.Start);
        for (var i = 0; i < words.Count; i++)
        {
            var found = text.IndexOf(words[i].Text, at, StringComparison.Ordinal);
            if (found < 0)
                return null;
            var isApart = i > 0 && words[i].Box.Left - words[i - 1].Box.Right > words[i].Box.Height * WideGap;
            if (isApart && found > start && found < segment.End)
            {
                chips.Add(segment.Slice(start - segment.Start, found - segment.Start));
                start = found;
            }

            at = found + words[i].Text.Length;
        }

        if (chips.Count == 0 || start >= segment.End)
            return null;
        chips.Add(segment.Slice(start - segment.Start, segment.Length));
        return chips.TrueForAll(chip => !chip.IsEmpty && chip.CountWords() <= LongestItemInWords && !IsRating(chip.Folded)) ? chips : null;
    }

    /// <summary>Whether the next line belongs to the entry or list that this one leaves open.</summary>
    private static bool GoesOn(Segment last, Segment next, List<Segment> lines, SkillTaxonomy taxonomy, ColumnEdges edges)
    {
        if (next.Line.IsListItem || ReferenceEquals(last.Line, next.Line) || WithoutLabel(next).Start != next.Start)
            return false;
        if (IsSeparator(last.Span[^1]) || last.Span[^1] == '&' || last.Span[^1] == '/')
            return true;

        if (EndsOpen(last) && StandsBelow(next, last))
            return true;
        if (next.Span[0] == '(' && StandsBelow(next, last))
            return true;

        var isList = lines.Exists(line => line.Span.IndexOfAny(",;•·|") >= 0);
        if (isList && next.Line.Source.Block == last.Line.Source.Block && !edges.LeaveRoom(last, next))
            return true;
        if (last.Span.LastIndexOf('(') > last.Span.LastIndexOf(')'))
            return true;
        if (char.IsLower(next.Span[0]) && next.Line.Source.Block == last.Line.Source.Block && taxonomy.Find(next.Span) is null)
            return true;

        // "Product" over "Design" in a narrow column.
        var tail = LastItem(last);
        var joined = $"{tail} {FirstItem(next)}";
        return joined.Length <= LongestName && taxonomy.Find(joined) is not null
            && (taxonomy.Find(tail) is null || taxonomy.Find(next.Span) is null) && next.Line.Source.Page == last.Line.Source.Page;
    }

    /// <summary>"Relations avec", "Beobachtung und": a line that ends in a word which something has to follow.</summary>
    private static bool EndsOpen(Segment segment)
    {
        var word = segment.Folded[(segment.Folded.LastIndexOf(' ') + 1)..];
        return word.Length < segment.Length && OpenWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }

    private static bool StandsBelow(Segment lower, Segment upper)
    {
        var (a, b) = (upper.Line.Source, lower.Line.Source);
        return a.Page == b.Page && Math.Abs(a.Box.Left - b.Box.Left) < 4 && b.Box.Top > a.Box.Top && b.Box.Top - a.Box.Bottom < a.Box.Height;
    }

    private static ReadOnlySpan<char> LastItem(Segment segment)
    {
        var at = segment.Span.LastIndexOfAny(",;•·|");
        return segment.Span[(at + 1)..].Trim();
    }

    private static string FirstItem(Segment segment)
    {
        var at = segment.Span.IndexOfAny(",;•·|");
        return (at < 0 ? segment.Span : segment.Span[..at]).Trim().ToString();
    }

    private static void Cut(List<Segment> lines, SkillTaxonomy taxonomy, List<SkillItem> items)
    {
        var open = "";
        Segment? openAt = null;
        var isDelimited = lines.Exists(line => line.Span.IndexOfAny(",;•·|") >= 0);
        for (var l = 0; l < lines.Count; l++)
        {
            var line = lines[l];
            var (start, depth) = (0, 0);
            for (var i = 0; i <= line.Length; i++)
            {
                var isEnd = i == line.Length;
                if (!isEnd)
                {
                    depth += line.Span[i] switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
                    if (depth > 0 || !IsSeparatorAt(line.Span, i))
                        continue;
                }

                var part = line.Slice(start, i);
                start = i + 1;
                var text = open.Length > 0 && !part.IsEmpty ? $"{open} {part.Text}" : part.IsEmpty ? open : part.Text;
                var at = openAt ?? part;
                (open, openAt) = ("", null);
                if (isEnd && l + 1 < lines.Count)
                {
                    if (text.Length > 0)
                        (open, openAt) = (text, at);
                    continue;
                }

                Emit(text, at, isSetOff: isDelimited || at.Line.IsListItem, taxonomy, items);
            }
        }
    }

    private static void Emit(string text, Segment at, bool isSetOff, SkillTaxonomy taxonomy, List<SkillItem> items)
    {
        var name = Bare(text);
        if (name.Length < 1 || at.IsEmpty || !name.Any(char.IsLetterOrDigit))
            return;

        var words = CountWords(name);
        if (name.Length > LongestName || words > LongestItemInWords)
        {
            if (Chips(name, at, taxonomy) is { } long_)
                items.AddRange(long_);
            else
                items.Add(new SkillItem(name, at, IsSentence: true));
            return;
        }

        if (name.Length == 1 && !char.IsUpper(name[0]))
            return;
        if (taxonomy.Find(name) is null)
        {
            if (Halves(name, at, taxonomy) is { } halves)
            {
                items.AddRange(halves);
                return;
            }

            if (words >= 2 && !isSetOff && Chips(name, at, taxonomy) is { } chips && (chips.Count >= 3 || chips.TrueForAll(chip => char.IsUpper(chip.Name[0])) || at.Line.Source.Words.Count == 0))
            {
                items.AddRange(chips);
                return;
            }
        }

        items.Add(new SkillItem(name, at, IsSentence: false));
    }

    /// <summary>"HTML/CSS", "Word and Excel": two skills when the taxonomy knows both and not the whole; a bracketed list is taken apart.</summary>
    private static List<SkillItem>? Halves(string name, Segment at, SkillTaxonomy taxonomy)
    {
        var bracket = name.IndexOf('(', StringComparison.Ordinal);
        if (bracket > 1)
        {
            var outer = name[..bracket].Trim();
            var inner = name[(bracket + 1)..].TrimEnd(')', ' ').Split([',', ';', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var result = new List<SkillItem> { new(outer, at, false) };
            result.AddRange(inner.Where(part => taxonomy.Find(part) is not null).Select(part => new SkillItem(part, at, false)));
            return result;
        }

        foreach (var joint in (ReadOnlySpan<string>)["/", " and ", " & ", " und ", " et ", " y ", " e ", " en ", " i "])
        {
            var parts = name.Split(joint, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length is 2 or 3 or 4 && parts.All(part => taxonomy.Find(part) is not null))
                return [.. parts.Select(part => new SkillItem(part, at, false))];
        }

        return null;
    }

    /// <summary>Chips printed side by side: known skills that cover the line to the last word.</summary>
    private static List<SkillItem>? Chips(string name, Segment at, SkillTaxonomy taxonomy)
    {
        var folded = Folding.Fold(name);
        var matches = taxonomy.FindAll(folded, acrossBreaks: true);
        if (matches.Count < 2 || matches.Sum(match => match.TokenCount) < Tokens.Split(folded).Count)
            return null;

        return [.. matches.Select(match => new SkillItem(name[match.Start..match.End], at, false))];
    }

    /// <summary>Without "Databases:" in front; an entry with a level behind a colon is not a label.</summary>
    private static Segment WithoutLabel(Segment segment)
    {
        var colon = segment.Span.IndexOf(':');
        if (colon is <= 1 or > LongestLabel || CountWords(segment.Text[..colon]) > 5)
            return segment;
        if (colon + 1 >= segment.Length)
            return segment.Slice(segment.Length, segment.Length);
        if (IsRating(segment.Folded[(colon + 1)..]))
            return segment.Slice(0, colon);
        return segment.Slice(colon + 1, segment.Length);
    }

    /// <summary>"Accountant skills" above a list, or a line set apart by weight or size from those that follow.</summary>
    private static bool IsGroupLabel(List<Segment> segments, int index)
    {
        var segment = segments[index];
        if (segment.Span.IndexOfAny(",;•·|") >= 0 || segment.CountWords() > 6)
            return false;

        var text = segment.Folded;
        if (text is "skills" or "kenntnisse" or "competences" or "competencias" or "competenze")
            return true;
        var hasTitle = Words.Titles.FindAll(text).Exists(match => match.Value == TitleWord.Noun);
        if (hasTitle && IsOfSkills(text))
            return true;
        if (index + 1 >= segments.Count)
            return false;

        var next = segments[index + 1];
        if (hasTitle && next.Folded is "skills")
            return true;
        var isSetApart = (segment.Line.IsBold && !next.Line.IsBold) || (next.Line.Source.FontSize > 0 && segment.Line.Source.FontSize > next.Line.Source.FontSize * 1.08)
            || (segment.Line.Source.HeadingLevel > 0 && next.Line.Source.HeadingLevel == 0) || (!segment.Line.IsListItem && next.Line.IsListItem);
        return isSetApart && !ReferenceEquals(segment.Line, next.Line);
    }

    private static bool IsOfSkills(ReadOnlySpan<char> folded) =>
        folded.EndsWith("skills", StringComparison.Ordinal) || folded.EndsWith("kenntnisse", StringComparison.Ordinal)
        || folded.StartsWith("competenc", StringComparison.Ordinal) || folded.StartsWith("competenz", StringComparison.Ordinal);

    private static bool LanguageOnly(Segment segment) => segment.Role == FieldRole.Languages;

    private static bool IsSeparator(char c) => c is ',' or ';' or '•' or '·' or '|' or '●' or '▪' or '■' or '◦' or '‣' or '∙' or '⋅' or '\t' or '♦' or '◆';

    private static bool IsSeparatorAt(ReadOnlySpan<char> text, int at)
    {
        if (IsSeparator(text[at]))
            return !(text[at] == ',' && at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]));
        return text[at] is '–' or '—' or '/' && at > 0 && at + 1 < text.Length && text[at - 1] == ' ' && text[at + 1] == ' ' && !IsRating(Folding.Fold(text[(at + 1)..]));
    }

    /// <summary>Without a level, a rating or a number of years behind it, and without "and" before it.</summary>
    private static string Bare(string text)
    {
        var name = text.Trim(' ', '.', ':', '-', '–', '—', '*', '★', '☆', '○', '●', '●', '○', '▪', '"');
        foreach (var lead in (ReadOnlySpan<string>)["and ", "und ", "et ", "y ", "e ", "en "])
        {
            if (name.Length > lead.Length + 2 && name.StartsWith(lead, StringComparison.OrdinalIgnoreCase) && char.IsLower(name[0]))
                name = name[lead.Length..];
        }

        foreach (var mark in (ReadOnlySpan<string>)[" (", " - ", " – ", " — ", ": ", " ["])
        {
            var at = name.LastIndexOf(mark, StringComparison.Ordinal);
            if (at > 0 && IsRating(Folding.Fold(name.AsSpan(at + mark.Length))))
                name = name[..at];
        }

        var blank = name.LastIndexOf(' ');
        if (blank > 0 && name[^1] is '%' or '★' or '●' or '○' || (blank > 0 && name[(blank + 1)..] is ['1' or '2' or '3' or '4' or '5', '/', '5' or '1', ..]))
            name = name[..blank];
        return Balanced(name.Trim(' ', '.', ':', '-', '–', '—'), text);
    }

    /// <summary>Keeps the dot of ".NET" and closes no bracket that was not opened.</summary>
    private static string Balanced(string name, string text)
    {
        if (text.AsSpan().TrimStart().StartsWith("." + name, StringComparison.Ordinal) && name.Length > 0 && char.IsLetter(name[0]))
            name = "." + name;
        if (name.EndsWith(')') && !name.Contains('(', StringComparison.Ordinal))
            name = name.TrimEnd(')');
        return name.StartsWith('(') && !name.Contains(')', StringComparison.Ordinal) ? name.TrimStart('(') : name;
    }

    private static bool IsRating(ReadOnlySpan<char> folded)
    {
        folded = folded.Trim(" )].");
        if (folded.Length is 0 or > 30)
            return false;
        if (char.IsAsciiDigit(folded[0]))
            return folded[^1] is '%' or '+' || char.IsAsciiDigit(folded[^1]) || IsYears(folded);

        return folded is "expert" or "experte" or "experto" or "esperto" or "proficient" or "competent" or "familiar" or "skilled" or "experienced" or "strong" or "advanced user" or "user" or "lat"
            || Words.Levels.TryGet(folded, out _);
    }

    private static bool IsYears(ReadOnlySpan<char> folded)
    {
        foreach (var unit in (ReadOnlySpan<string>)["year", "yr", "jahr", "an", "jaar", "lat", "rok"])
        {
            if (folded.Contains(unit, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static int CountWords(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
