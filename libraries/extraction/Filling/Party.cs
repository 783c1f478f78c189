using System.Text.Json.Nodes;
using Shortlist.Extraction.Schema;
using Shortlist.Extraction.Source;
using Shortlist.Extraction.Values;

namespace Shortlist.Extraction.Filling;

/// <summary>People and companies as letters and invoices write them, without labels: a name, and below it where they are.</summary>
internal static class Party
{
    private const int MostLines = 8;
    private const int MostAddressLines = 5;
    private static readonly string[] Senders = ["vendor", "store", "merchant", "shop", "sender"];

    /// <summary>Whether an object is the one that a letter or an invoice comes from.</summary>
    public static bool IsSender(SchemaNode node) =>
        node.Words is ["company"] || node.Words.Any(word => Senders.Contains(word, StringComparer.Ordinal));

    /// <summary>Whether a text is the name of the one that a letter or an invoice comes from.</summary>
    public static bool IsNameOfSender(SchemaNode node) =>
        node.Type is "string" && (node.Words is [var alone] ? alone : node.Words is [var who, "name"] ? who : null) is { } sender
        && Senders.Contains(sender, StringComparer.Ordinal);

    /// <summary>The lines at the top that say who sends it: those before the first heading or label, if they hold an address or a contact.</summary>
    public static IReadOnlyList<SourceLine> Letterhead(SourceText source)
    {
        var lines = source.Lines.SkipWhile(line => line.IsHeading).Take(MostLines).TakeWhile(line => !line.IsHeading && !IsLabel(line)).ToList();
        return lines.Count > 1 && lines.Exists(line => IsContact(line.Text) || Contacts.IsPostal(line.Text)) ? lines : [];
    }

    /// <summary>Name and address of a party, added to what is known of it.</summary>
    /// <param name="node">The object.</param>
    /// <param name="lines">The lines that tell it.</param>
    /// <param name="known">Fields that are filled already.</param>
    public static IReadOnlyDictionary<string, Filled>? Of(SchemaNode node, IReadOnlyList<SourceLine> lines, IReadOnlyDictionary<string, Filled>? known)
    {
        var plain = lines.TakeWhile(line => !IsLabel(line)).ToList();
        if (plain.Count < 2)
            return known;
        var fields = new Dictionary<string, Filled>(known ?? new Dictionary<string, Filled>(StringComparer.Ordinal), StringComparer.Ordinal);
        var address = plain.Skip(1).TakeWhile(line => !IsContact(line.Text)).Take(MostAddressLines).ToList();
        foreach (var property in node.Properties.Where(property => property.Type is "string" && !fields.ContainsKey(property.Name)))
        {
            if (property.Words is ["name"] or ["company"] or ["company", "name"])
                Add(property, plain[0].Text, plain[0]);
            else if (property.Words is [.., "address"] && property.Format is null && address.Exists(line => Contacts.IsPostal(line.Text)))
                Add(property, string.Join(", ", address.Select(line => line.Text)), address[0]);
        }

        return fields;

        void Add(SchemaNode property, string text, SourceLine line)
        {
            if (JsonValue.Create(text) is var value && property.Allows(value))
                fields[property.Name] = new Filled { Value = value, Confidence = 0.6, Citation = new(line.Page, line.Text) };
        }
    }

    private static bool IsLabel(SourceLine line) => line.Text.Contains('\t', StringComparison.Ordinal)
        || (line.Text.Contains(": ", StringComparison.Ordinal) && !IsContact(line.Text));

    private static bool IsContact(string text) => Contacts.Emails(text).Any() || Contacts.Phones(text).Any() || Contacts.Urls(text).Any();
}
