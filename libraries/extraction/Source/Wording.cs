using System.Collections.Frozen;
using System.Text;

namespace Shortlist.Extraction.Source;

/// <summary>The words of names and labels, brought to one form: lower case, parts of compound names apart, synonyms as one word.</summary>
internal static class Wording
{
    private const int MostWords = 12;

    /// <summary>Each line is one word and the others that mean it, in the languages that documents come in.</summary>
    private static readonly string[] Synonyms =
    [
        "email mail emails courriel correo emailaddress", "phone tel telephone mobile cell telefon phones téléphone teléfono telefono handy telefoon",
        "number no nr num nummer numéro numero número ref reference id identifier", "date datum fecha data dated", "amount amt betrag montant importe importo sum",
        "total gesamt summe totale gesamtbetrag grand", "invoice rechnung facture factura fattura bill", "quantity qty menge quantité cantidad anzahl count units",
        "price cost rate preis prix precio prezzo", "vendor supplier seller lieferant fournisseur proveedor issuer", "customer client buyer kunde cliente",
        "address addr adresse dirección indirizzo adres", "name nom nombre naam nome", "company employer organization organisation firma entreprise empresa",
        "title position role job stelle poste puesto", "tax vat mwst tva iva ust", "due payable fällig", "description item details bezeichnung désignation descripción article product artikel",
        "city town stadt ville ciudad ort", "country land pays país", "zip postal postcode plz zipcode", "street strasse straße rue calle",
        "start from begin since", "end to until till", "birth dob born geburtsdatum", "currency währung devise moneda", "website url web homepage site link",
        "status state", "order bestellung commande pedido", "subtotal netto net nettobetrag", "department dept abteilung", "skills skill competencies kenntnisse",
    ];

    /// <summary>What several words mean together, and one word for it.</summary>
    private static readonly (string Phrase, string Word)[] Phrases =
    [
        ("e-mail", "email"), ("billed to", "customer"), ("bill to", "customer"), ("sold to", "customer"), ("invoice to", "customer"),
        ("billing address", "customer address"), ("rechnung an", "customer"), ("shipped to", "shipping"), ("ship to", "shipping"), ("deliver to", "shipping"),
    ];

    /// <summary>Words that tell nothing of what a field is.</summary>
    private static readonly FrozenSet<string> Empty = new[] { "the", "of", "a", "an", "der", "die", "das", "de", "la", "le", "du", "and", "s", "in", "for" }
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Main = Synonyms
        .SelectMany(line => line.Split(' ').Select(word => (Word: word, Main: line[..line.IndexOf(' ', StringComparison.Ordinal)])))
        .DistinctBy(each => each.Word, StringComparer.Ordinal)
        .ToFrozenDictionary(each => each.Word, each => each.Main, StringComparer.Ordinal);

    /// <summary>The words of a name or label, each once.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var previous = ' ';
        foreach (var character in Phrases.Aggregate(text, (all, each) => all.Replace(each.Phrase, each.Word, StringComparison.OrdinalIgnoreCase)))
        {
            var isPart = char.IsLetterOrDigit(character);
            if (word.Length > 0 && (!isPart || (char.IsUpper(character) && char.IsLower(previous))))
                Take();
            if (isPart)
                word.Append(char.ToLowerInvariant(character));
            else if (character == '#')
                words.Add("number");
            previous = character;
            if (words.Count >= MostWords)
                break;
        }

        Take();
        return words;

        void Take()
        {
            if (word.Length > 0 && !Empty.Contains(word.ToString()) && Canonical(word.ToString()) is var main && !words.Contains(main, StringComparer.Ordinal))
                words.Add(main);
            word.Clear();
        }
    }

    /// <summary>Whether labels are made of a word.</summary>
    public static bool IsKnown(string word) => Main.ContainsKey(word.ToLowerInvariant());

    /// <summary>How well a label names a field: 1 when both have the same words, 0 when they share too few.</summary>
    public static double Match(IReadOnlyList<string> field, IReadOnlyList<string> label)
    {
        if (field.Count == 0 || label.Count == 0)
            return 0;
        var shared = field.Count(word => label.Contains(word, StringComparer.Ordinal));
        if (shared == 0)
            return 0;
        if (shared == field.Count && shared == label.Count)
            return 1;
        if (shared == field.Count)
            return label.Count - shared <= 2 ? 0.85 - (0.05 * (label.Count - shared)) : 0.6;
        // A label says less than the field: enough when its last word, which is what it is about, is the field's.
        return shared == label.Count && string.Equals(field[^1], label[^1], StringComparison.Ordinal) ? 0.7 : shared >= 2 && shared * 3 >= field.Count * 2 ? 0.55 : 0;
    }

    private static string Canonical(string word) =>
        Main.TryGetValue(word, out var main) ? main
        : word.Length > 3 && word.EndsWith('s') && Main.TryGetValue(word[..^1], out var single) ? single
        : word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
}
