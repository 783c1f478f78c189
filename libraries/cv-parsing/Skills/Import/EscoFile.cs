namespace Shortlist.CvParsing.Skills.Import;

/// <summary>
/// Reads <c>skills_LL.csv</c> of the ESCO classification, version 1, in any language: a skill a record, its other labels in one
/// field with a line each. Columns are found by their names; what is not released is left out.
/// </summary>
internal static class EscoFile
{
    private const string Uri = "conceptUri";
    private const string Label = "preferredLabel";
    private const string OtherLabels = "altLabels";
    private const string HiddenLabels = "hiddenLabels";
    private const string Status = "status";

    public static IEnumerable<ImportedSkill> Read(TextReader reader)
    {
        Header? header = null;
        foreach (var record in new CsvRecords(reader).Read())
        {
            if (header is null)
            {
                header = Header.Of(record.Fields, Uri, Label, OtherLabels);
                continue;
            }

            if (record.Fields.Count != header.Count)
                throw new FormatException($"Line {record.Line}: {record.Fields.Count} columns where the first line names {header.Count}.");
            if (header.Value(record.Fields, Status) is { Length: > 0 } status && !status.Equals("released", StringComparison.OrdinalIgnoreCase))
                continue;

            var uri = header.Value(record.Fields, Uri);
            var label = header.Value(record.Fields, Label);
            if (uri.Length == 0)
                throw new FormatException($"Line {record.Line}, column {Uri}: is empty.");
            if (label.Length > 0)
                yield return new ImportedSkill(uri, label, Labels(header, record), IsProperName: false);
        }

        if (header is null)
            throw new FormatException("Line 1: the file is empty.");
    }

    private static List<string> Labels(Header header, CsvRecord record) =>
    [
        .. new[] { header.Value(record.Fields, OtherLabels), header.Value(record.Fields, HiddenLabels) }
            .SelectMany(labels => labels.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct(StringComparer.Ordinal),
    ];
}
