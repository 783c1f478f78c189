using System.Collections.Frozen;
using System.Globalization;
using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Location;
using Shortlist.CvParsing.Sections;
using Shortlist.CvParsing.Text;
using Shortlist.CvParsing.Work;

namespace Shortlist.CvParsing.Names;

/// <summary>
/// The person's name. Every short line of capitalised words near the top or in the largest type is a candidate; a label,
/// the size, the place and above all the e-mail address speak for one, words of titles, places and employers against it.
/// </summary>
internal static class NameReader
{
    private const int LinesToLookAt = 60;
    private const int MostLinesOfName = 3;
    private const int MostLinesBetween = 3;
    private const double Enough = 1.5;
    private const double LabelledBonus = 6;

    private static readonly System.Buffers.SearchValues<char> Ends = System.Buffers.SearchValues.Create("|,(•·/\t");

    private static FrozenSet<string> Particles => Words.NamesOf("particle");

    private static FrozenSet<string> Honorifics => Words.NamesOf("honorific");

    private static FrozenSet<string> Credentials => Words.NamesOf("credential");

    private static FrozenSet<string> NotInNames => Words.NamesOf("never");

    private readonly record struct Candidate(string Name, Segment Segment, double Score, bool IsLabelled);

    public static Found<string>? Read(IReadOnlyList<Section> sections, IReadOnlyList<Found<string>> emails)
    {
        var segments = sections
            .Where(section => section.Kind is not SectionKind.References and not SectionKind.Skills)
            .SelectMany(section => section.Segments.Select(segment => (Segment: segment, section.Kind)))
            .Concat(sections.Where(section => section is { Heading: not null, Kind: SectionKind.Other }).Select(section => (Segment: section.Heading!, Kind: SectionKind.Header)))
            .OrderBy(pair => pair.Segment.Line.Index)
            .ToList();
        var local = emails.Count > 0 ? LocalPart(emails[0].Value) : "";
        if (FromForm(segments.Select(pair => pair.Segment)) is { } formed)
            return formed;

        var largest = segments.Where(pair => pair.Segment.Line.Source.Page == 1).Select(pair => pair.Segment.Line.Source.FontSize).DefaultIfEmpty().Max();
        var seen = 0;
        Candidate? best = null;
        for (var i = 0; i < segments.Count; i++)
        {
            var (segment, kind) = segments[i];
            var isLarge = largest > 0 && segment.Line.Source.FontSize >= largest * 0.93 && segment.Line.Source.Page == 1;
            if (seen >= LinesToLookAt && !isLarge && segment.Role != FieldRole.Name)
                continue;

            var position = seen++;
            if (ScoreOf(segment, kind, position, isLarge, local) is { } single && (best is null || single.Score > best.Value.Score))
                best = single;
            if (SurnameFirst(segment, kind, position, isLarge, local) is { } turned && (best is null || turned.Score > best.Value.Score))
                best = turned;
            if (isLarge && OverLines(segments, i, position, local) is { } joined && (best is null || joined.Score > best.Value.Score))
                best = joined;
        }

        if (best is { Score: >= Enough } found)
            return new Found<string>(TitleCase(found.Name), Math.Clamp(0.45 + found.Score * 0.06, 0.3, 0.98), found.Segment.Evidence);

        return FromEmail(emails);
    }

    private static Found<string>? FromForm(IEnumerable<Segment> segments)
    {
        Segment? given = null, family = null;
        foreach (var segment in segments)
        {
            if (segment.Role == FieldRole.GivenName)
                given ??= segment;
            else if (segment.Role == FieldRole.FamilyName)
                family ??= segment;
        }

        if (given is null || family is null || Clean(given.Span) is not { } first || Clean(family.Span) is not { } last)
            return null;

        return new Found<string>(TitleCase($"{first} {last}"), 0.97, given.Evidence);
    }

    /// <summary>A name that stands on two lines or three; the best of what its first lines make.</summary>
    private static Candidate? OverLines(List<(Segment Segment, SectionKind Kind)> segments, int at, int position, string local)
    {
        var (first, kind) = segments[at];
        if (Clean(first.Span) is not { } name)
            return null;

        Candidate? best = null;
        var upper = first;
        for (var lines = 2; lines <= MostLinesOfName && NextLineOfName(segments, ref at, upper) is { } lower; lines++)
        {
            if (Clean(lower.Span) is not { } more || string.Equals(name, more, StringComparison.OrdinalIgnoreCase))
                break;
            name = lines == 2 && first.Span[^1] == ',' ? $"{more} {name}" : $"{name} {more}";
            if (CountWords(name) > 6 || HasWordsOfOthers(lower) || (Places.Likelihood(lower.Span) > 0.5 && EmailAgreement(more.Split(' '), local) < 3))
                break;
            upper = lower;
            // What a line adds counts when the address or the size vouches for it.
            if (AreNameWords(name) && new Candidate(name, first, Score(name, first, kind, position, isLarge: true, local) + 0.3 + (0.15 * lines), false) is var whole
                && (best is null || whole.Score > best.Value.Score))
            {
                best = whole;
            }
        }

        return best;
    }

    /// <summary>The line right below, set like the one above; near it in reading order, as lines of another column may stand between.</summary>
    private static Segment? NextLineOfName(List<(Segment Segment, SectionKind Kind)> segments, ref int at, Segment upper)
    {
        for (var next = at + 1; next < segments.Count && next <= at + MostLinesBetween; next++)
        {
            var (above, below) = (upper.Line.Source, segments[next].Segment.Line.Source);
            var gap = below.Box.Top - above.Box.Bottom;
            var isClose = above.Block == below.Block || (gap > -2 && gap < above.FontSize && (next == at + 1 || upper.Line.IsAlignedWith(segments[next].Segment.Line)));
            if (!isClose || below.Page != above.Page || above.FontSize <= 0 || Math.Abs(below.FontSize - above.FontSize) >= 0.5
                || below.HeadingLevel != above.HeadingLevel || ReferenceEquals(segments[next].Segment.Line, upper.Line))
            {
                continue;
            }

            at = next;
            return segments[next].Segment;
        }

        return null;
    }

    /// <summary>"Dupont, Marie": a surname and a given name, where no place, title or degree can be meant.</summary>
    private static Candidate? SurnameFirst(Segment segment, SectionKind kind, int position, bool isLarge, string local)
    {
        var comma = segment.Span.IndexOf(',');
        if (comma <= 0 || segment.Role is not FieldRole.None and not FieldRole.Name || segment.Span[(comma + 1)..].Contains(',') || (kind != SectionKind.Header && segment.Role != FieldRole.Name))
            return null;
        if (Clean(segment.Span[..comma]) is not { } family || Clean(segment.Span[(comma + 1)..]) is not { } given || CountWords(family) > 4 || CountWords(given) > 3)
            return null;

        var name = $"{given} {family}";
        var isTold = isLarge || segment.Role == FieldRole.Name || EmailAgreement(name.Split(' '), local) >= 3;
        if (!isTold || !AreNameWords(name) || Evidences.Title(segment.Slice(comma + 1, segment.Length)) >= 3 && EmailAgreement(given.Split(' '), local) < 1 || Credentials.Contains(Folding.Key(given)) || Places.Likelihood(segment.Span) > 0.5 || HasWordsOfOthers(segment))
            return null;

        return new Candidate(name, segment, Score(name, segment, kind, position, isLarge, local) + 0.3 + (segment.Role == FieldRole.Name ? LabelledBonus : 0), segment.Role == FieldRole.Name);
    }

    private static Candidate? ScoreOf(Segment segment, SectionKind kind, int position, bool isLarge, string local)
    {
        var isLabelled = segment.Role == FieldRole.Name;
        if (segment.Role is not FieldRole.None and not FieldRole.Name || Clean(segment.Span) is not { } name || !AreNameWords(name))
            return null;
        var isVouchedFor = isLarge && EmailAgreement(name.Split(' '), local) >= 3;
        if (!isLabelled && !isVouchedFor && HasWordsOfOthers(segment))
            return null;

        return new Candidate(name, segment, Score(name, segment, kind, position, isLarge, local) + (isLabelled ? LabelledBonus : 0), isLabelled);
    }

    private static double Score(string name, Segment segment, SectionKind kind, int position, bool isLarge, string local)
    {
        var words = name.Split(' ');
        var score = words.Length == 1 ? -2.5 : 0.0;
        if (isLarge)
            score += 2.5;
        score += kind switch
        {
            SectionKind.Header => Math.Max(0, 2 - position * 0.35),
            SectionKind.Contact => 0.6,
            _ => -0.5,
        };
        if (segment.Line.Source.HeadingLevel == 1)
            score += 1.5;
        else if (segment.Line.IsBold)
            score += 0.4;
        if (segment.Line.IsListItem)
            score -= 2;

        score += EmailAgreement(words, local);
        if (Places.Likelihood(segment.Span) > 0.5)
            score -= 3;
        if (words.Length > 5)
            score -= 0.5;
        return score;
    }

    /// <summary>Three points a word that stands in the address, less for an initial; at most seven.</summary>
    private static double EmailAgreement(string[] words, string local)
    {
        if (local.Length == 0)
            return 0;

        var (score, initials) = (0.0, 0);
        foreach (var word in words)
        {
            var key = Folding.Key(word);
            if (key.Length >= 3 && local.Contains(key, StringComparison.Ordinal))
                score += 3;
            else if (key.Length > 0 && local.Contains(key[0], StringComparison.Ordinal))
                initials++;
        }

        return Math.Min(7, score + (score > 0 ? Math.Min(initials, 2) * 0.3 : 0));
    }

    /// <summary>Titles, employers, degrees and headings are made of capitalised words too.</summary>
    private static bool HasWordsOfOthers(Segment segment)
    {
        if (HeadingReader.KindOf(segment.Span) is not null)
            return true;
        if (Words.Titles.FindAll(segment.Folded).Exists(match => match.Value == TitleWord.Noun && match.End - match.Start > 3 && IsLikelyTitle(segment, match)))
            return true;
        if (Words.Organisations.FindAll(segment.Folded).Exists(match => match.Value == OrganisationWord.Kind))
            return true;
        return Words.Languages.TryGet(segment.Folded, out _) || Words.Degrees.TryGet(segment.Folded, out _);
    }

    /// <summary>Cook, Baker and Miller are surnames as well.</summary>
    private static bool IsLikelyTitle(Segment segment, PhraseMatch<TitleWord> match)
    {
        return !Words.NamesOf("surname").GetAlternateLookup<ReadOnlySpan<char>>().Contains(segment.Folded[match.Start..match.End]);
    }

    private static string? Clean(ReadOnlySpan<char> text)
    {
        var cut = text.IndexOfAny(Ends);
        if (cut >= 0)
            text = text[..cut];
        var dash = text.IndexOfAny('–', '—');
        if (dash > 0)
            text = text[..dash];
        text = text.TrimStart(" .-:").TrimEnd(" -:");
        // The dot of an initial belongs to it.
        if (text is [.., var last, '.'] && char.IsLower(last))
            text = text[..^1];
        if (text.Length is < 2 or > 60)
            return null;

        var words = text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        JoinTornCapitals(words);
        while (words.Count > 1 && Honorifics.Contains(Folding.Key(words[0])) && (words[0].EndsWith('.') || words[0].Length > 2) && words.Count > 2 - (words[0].EndsWith('.') ? 1 : 0))
            words.RemoveAt(0);
        while (words.Count > 2 && Credentials.Contains(Folding.Key(words[^1])))
            words.RemoveAt(words.Count - 1);
        return words.Count is 0 or > 7 ? null : string.Join(' ', words);
    }

    /// <summary>"R aghunathan": large type sets some capitals so far apart that they look like words.</summary>
    private static void JoinTornCapitals(List<string> words)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (words[i] is not [var capital] || !char.IsUpper(capital) || !char.IsLower(words[i + 1][0]) || Particles.Contains(Folding.Fold(words[i + 1])) || IsDutchParticle([.. words], i + 1))
                continue;
            words[i] += words[i + 1];
            words.RemoveAt(i + 1);
        }
    }

    private static bool AreNameWords(string name)
    {
        var hasFull = false;
        var words = name.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            var key = Folding.Fold(word).Trim('.', '\'');
            var isParticle = Particles.Contains(key) || IsDutchParticle(words, i);
            if (key.Length == 0 || (!isParticle && NotInNames.Contains(key)))
                return false;
            if (isParticle)
                continue;
            var bare = word.AsSpan().TrimStart("'\"“«(");
            if (bare is [var lead, '\'' or '’', _, ..] && char.IsLower(lead))
                bare = bare[2..];
            if (bare.IsEmpty || !char.IsUpper(bare[0]))
                return false;
            foreach (var c in word)
            {
                if (!char.IsLetter(c) && c is not ('-' or '\'' or '’' or '.' or '‐' or '"' or '“' or '”') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                    return false;
            }

            hasFull |= key.Length > 1;
        }

        return hasFull;
    }

    /// <summary>The words of "in 't Veld" and "van 't Hof".</summary>
    private static bool IsDutchParticle(string[] words, int at) =>
        words[at] is "'t" or "’t" or "'s" || (words[at] is "in" or "op" && at + 1 < words.Length && words[at + 1] is "'t" or "’t" or "der" or "den" or "de");

    private static int CountWords(string name) => name.Count(c => c == ' ') + 1;

    /// <summary>What may hold a name in an address: before the sign, or behind it in "hello@jane-doe.dev".</summary>
    private static string LocalPart(string email)
    {
        var at = Math.Max(0, email.IndexOf('@', StringComparison.Ordinal));
        var local = Folding.Key(email.AsSpan(0, at));
        return local is "hello" or "hi" or "hallo" or "info" or "contact" or "kontakt" or "contacto" or "contatto" or "contato" or "mail" or "me" or "office" or "post" or "cv" or "work" or "jobs" or "bonjour" or "hola" or "ciao"
            ? local + Folding.Key(email.AsSpan(at))
            : local;
    }

    /// <summary>"jane.doe@…" names Jane Doe, with little certainty.</summary>
    private static Found<string>? FromEmail(IReadOnlyList<Found<string>> emails)
    {
        if (emails.Count == 0)
            return null;

        var local = emails[0].Value[..emails[0].Value.IndexOf('@', StringComparison.Ordinal)];
        var parts = local.Split(['.', '_', '-'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length is 2 or 3 && parts.All(part => part.Length > 1 && part.All(char.IsLetter))
            ? new Found<string>(TitleCase(string.Join(' ', parts)), 0.35, emails[0].Evidence)
            : null;
    }

    /// <summary>Title case for words all in capitals or all small; others stay as they are written.</summary>
    private static string TitleCase(string name)
    {
        var hasLower = name.Any(char.IsLower);
        var hasUpper = name.Any(char.IsUpper);
        if (hasLower && hasUpper && !name.Split(' ').Any(word => word.Length > 3 && !word.Any(char.IsLower)))
            return name;

        return string.Join(' ', name.Split(' ').Select((word, i) =>
        {
            var isParticle = i > 0 && Particles.Contains(Folding.Fold(word)) && word.Length > 1;
            if (hasLower && hasUpper && word.Any(char.IsLower))
                return word;
            return isParticle ? word.ToLowerInvariant() : Capitalised(word);
        }));
    }

    private static string Capitalised(string word) => string.Create(word.Length, word, static (target, source) =>
    {
        var atStart = true;
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = atStart ? char.ToUpperInvariant(source[i]) : char.ToLowerInvariant(source[i]);
            atStart = !char.IsLetter(source[i]);
        }
    });
}
