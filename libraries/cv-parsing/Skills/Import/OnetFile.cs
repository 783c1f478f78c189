namespace Shortlist.CvParsing.Skills.Import;

/// <summary>
/// Reads the tab-separated text files of the O*NET database that name skills: <c>Technology Skills.txt</c> and
/// <c>Tools Used.txt</c> by their examples, <c>Skills.txt</c> and its kin by their elements. Each repeats its skills for every
/// occupation; each is told once.
/// </summary>
internal static class OnetFile
{
    private const string Occupation = "O*NET-SOC Code";
    private const string Example = "Example";
    private const string Element = "Element Name";
    private const string Commodity = "Commodity Title";
    private const string HotTechnology = "Hot Technology";
    private const string Software = " software";

    public static IEnumerable<ImportedSkill> Read(TextReader reader)
    {
        Header? header = null;
        var column = "";
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0)
                continue;

            var fields = line.Split('\t');
            if (header is null)
            {
                header = Header.Of(fields, Occupation);
                column = header.Has(Example) ? Example : header.Has(Element) ? Element
                    : throw new FormatException($"Line {number}: there is neither a column \"{Example}\" nor \"{Element}\".");
                continue;
            }

            if (fields.Length != header.Count)
                throw new FormatException($"Line {number}: {fields.Length} columns where the first line names {header.Count}.");
            var name = header.Value(fields, column);
            if (name.Length == 0)
                throw new FormatException($"Line {number}, column {column}: is empty.");
            if (seen.Add(name))
                yield return new ImportedSkill(name, name, ShortNames(name), IsProduct(header, fields));
        }

        if (header is null)
            throw new FormatException("Line 1: the file is empty.");
    }

    /// <summary>"Salesforce software" is called Salesforce.</summary>
    private static string[] ShortNames(string name) =>
        name.EndsWith(Software, StringComparison.OrdinalIgnoreCase) && name.Length > Software.Length + 1 ? [name[..^Software.Length]] : [];

    /// <summary>A technology that employers ask for by name, or one that stands among software.</summary>
    private static bool IsProduct(Header header, string[] fields) =>
        header.Value(fields, HotTechnology) == "Y" && header.Value(fields, Commodity).Length > 0;
}
