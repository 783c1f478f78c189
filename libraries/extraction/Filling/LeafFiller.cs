using Shortlist.Extraction.Schema;
using Shortlist.Extraction.Source;
using Shortlist.Extraction.Values;

namespace Shortlist.Extraction.Filling;

/// <summary>Fills a field that is neither object nor list.</summary>
internal sealed class LeafFiller(SourceText source, ValueReader reader)
{
    /// <summary>How well a label must name a field.</summary>
    private const double Enough = 0.55;

    private const int MostSectionLines = 40;

    /// <summary>Fills it from a label, or else from where such a value stands by its form.</summary>
    /// <param name="node">The field.</param>
    /// <param name="owner">The words of the object it is in, which labels may repeat.</param>
    /// <param name="isTaken">Labels that name another field better.</param>
    /// <param name="onlyOwned">Whether labels must repeat the owner's words, and forms alone do not count.</param>
    public Filled Fill(SchemaNode node, IReadOnlyList<string> owner, Func<LabelledValue, bool> isTaken, bool onlyOwned)
    {
        var labelled = source.Values
            .Select(value => (Value: value, Score: Score(node, owner, value, onlyOwned)))
            .Where(each => each.Score >= Enough && !isTaken(each.Value))
            .OrderByDescending(each => each.Score);
        foreach (var (value, score) in labelled)
        {
            if (reader.Read(node, value.Value) is { } read)
                return new Filled { Value = read, Confidence = 0.6 + (0.35 * score), Citation = new(value.Page, value.Quote) };
        }

        return onlyOwned ? Filled.Nothing : ByForm(node) ?? Filled.Nothing;
    }

    /// <summary>How well a label names the field.</summary>
    public static double Score(SchemaNode node, IReadOnlyList<string> owner, LabelledValue value, bool onlyOwned)
    {
        var best = onlyOwned ? 0 : node.Titles.Max(title => Wording.Match(title, value.Label));
        if (owner.Count > 0)
            best = Math.Max(best, node.Titles.Max(title => Wording.Match([.. owner, .. title], value.Label)));
        return best;
    }

    private Filled? ByForm(SchemaNode node) => FieldKinds.Of(node) switch
    {
        FieldKind.Email or FieldKind.Phone or FieldKind.Url => FirstLine(node, _ => true, 0.8),
        FieldKind.Currency => FirstLine(node, line => ValueReader.Currency(line.Text) is not null, 0.75),
        FieldKind.Number => LastAmount(node),
        FieldKind.Date => FirstLine(node, line => HasWords(line, [.. node.Words.Where(word => word is not "date")]), 0.5),
        FieldKind.Address => Address(node),
        FieldKind.Choice => OnlyChoice(node),
        FieldKind.Flag => null,
        _ => SectionText(node) ?? Title(node) ?? Sender(node),
    };

    private Filled? FirstLine(SchemaNode node, Func<SourceLine, bool> isFit, double confidence)
    {
        foreach (var line in source.Lines.Where(isFit))
        {
            if (reader.Read(node, line.Text) is { } value)
                return new Filled { Value = value, Confidence = confidence, Citation = new(line.Page, line.Text) };
        }

        return null;
    }

    /// <summary>
    /// The number after the field's words, or at the end, of the last line that has them all: totals stand below what they add up.
    /// </summary>
    private Filled? LastAmount(SchemaNode node)
    {
        foreach (var line in source.Lines.Reverse().Where(line => HasWords(line, node.Words)))
        {
            if ((AfterWords(node, line.Text) ?? Amounts.Last(line.Text)) is var (_, quote) && reader.Read(node, quote) is { } value)
                return new Filled { Value = value, Confidence = 0.6, Citation = new(line.Page, line.Text) };
        }

        return null;
    }

    /// <summary>The first number after the last of the field's words; null when none follows.</summary>
    private static (double Number, string Quote)? AfterWords(SchemaNode node, string text)
    {
        for (var at = text.Length; at > 0;)
        {
            var start = text.LastIndexOf(' ', at - 1) + 1;
            if (Wording.Of(text[start..at]) is [var word] && node.Words.Contains(word, StringComparer.Ordinal))
                return Amounts.FirstButShares(text[at..]);
            at = start - 1;
        }

        return null;
    }

    private static bool HasWords(SourceLine line, IReadOnlyList<string> words)
    {
        var label = Wording.Of(line.Text);
        return words.All(word => label.Contains(word, StringComparer.Ordinal));
    }

    private Filled? Address(SchemaNode node)
    {
        for (var index = 0; index < source.Lines.Count; index++)
        {
            var line = source.Lines[index];
            if (!Contacts.IsAddress(line.Text))
                continue;
            var cell = line.Text.Split('\t', StringSplitOptions.TrimEntries).First(Contacts.IsAddress);
            return reader.Read(node, cell) is { } value
                ? new Filled { Value = value, Confidence = 0.55, Citation = new(line.Page, line.Text) }
                : null;
        }

        return null;
    }

    /// <summary>The one choice that the text names; when it names several, none can be told.</summary>
    private Filled? OnlyChoice(SchemaNode node)
    {
        var found = node.Choices
            .Select(choice => (Choice: choice, Line: source.Lines.FirstOrDefault(line => ValueReader.Names(line.Text, choice))))
            .Where(each => each.Line is not null)
            .ToList();
        return found is [var (choice, line)] && reader.Read(node, choice.ToString()) is { } value
            ? new Filled { Value = value, Confidence = 0.55, Citation = new(line!.Page, line.Text) }
            : null;
    }

    private Filled? SectionText(SchemaNode node)
    {
        var section = source.Sections
            .Select(section => (Section: section, Score: node.Titles.Max(title => Wording.Match(title, section.Title))))
            .Where(each => each.Score >= 0.85 && each.Section.To > each.Section.From)
            .OrderByDescending(each => each.Score)
            .FirstOrDefault();
        if (section.Section is not { } found)
            return null;
        var lines = source.Lines.Skip(found.From).Take(Math.Min(found.To - found.From, MostSectionLines)).ToList();
        return reader.Read(node, string.Join('\n', lines.Select(line => line.Text))) is { } value
            ? new Filled { Value = value, Confidence = 0.6, Citation = new(lines[0].Page, lines[0].Text) }
            : null;
    }

    private Filled? Title(SchemaNode node) =>
        node.Words is ["title"] or ["document", "title"] or ["heading"] && source.Lines.FirstOrDefault(line => line.IsHeading) is { } heading
        && reader.Read(node, heading.Text) is { } value
            ? new Filled { Value = value, Confidence = 0.5, Citation = new(heading.Page, heading.Text) }
            : null;

    private Filled? Sender(SchemaNode node) =>
        Party.IsNameOfSender(node) && Party.Letterhead(source) is [var first, ..] && reader.Read(node, first.Text) is { } value
            ? new Filled { Value = value, Confidence = 0.55, Citation = new(first.Page, first.Text) }
            : null;
}
