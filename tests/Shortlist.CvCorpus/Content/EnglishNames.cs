namespace Shortlist.CvCorpus.Content;

/// <summary>English names of the languages that the generated CVs speak of: what the truth calls them.</summary>
internal static class EnglishNames
{
    private static readonly Dictionary<string, string> Names = Map(
        "English: Englisch Anglais Inglés Inglese Engels Angielski Inglês",
        "German: Deutsch Allemand Alemán Tedesco Duits Niemiecki Alemão",
        "French: Französisch Français Francés Francese Frans Francuski Francês",
        "Spanish: Spanisch Espagnol Español Spagnolo Spaans Hiszpański Espanhol",
        "Italian: Italienisch Italien Italiano",
        "Portuguese: Portugais Portugués Português",
        "Dutch: Niederländisch Nederlands",
        "Polish: Polnisch Polski",
        "Turkish: Türkisch Turks",
        "Russian: Russisch Rosyjski",
        "Ukrainian: Ukraiński",
        "Arabic: Arabe Arabo",
        "Romanian: Rumeno",
        "Breton:",
        "Catalan: Catalán",
        "Galician: Gallego",
        "Basque: Euskera");

    public static string Of(string name) => Names.GetValueOrDefault(name, name);

    private static Dictionary<string, string> Map(params string[] rows) => rows
        .Select(row => row.Split(':'))
        .SelectMany(row => row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, row[0])))
        .ToDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal);
}
