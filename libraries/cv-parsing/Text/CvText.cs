using Shortlist.Documents;

namespace Shortlist.CvParsing.Text;

/// <summary>The lines of a document that are read, within limits that no honest CV meets.</summary>
internal static class CvText
{
    public const int MaximumLines = 3_000;
    public const int MaximumLineLength = 4_000;
    public const int MaximumLength = 250_000;

    public static List<CvLine> Read(Document document)
    {
        var lines = new List<CvLine>(Math.Min(document.Lines.Count, MaximumLines));
        var room = MaximumLength;
        for (var i = 0; i < document.Lines.Count && lines.Count < MaximumLines && room > 0; i++)
        {
            if (string.IsNullOrWhiteSpace(document.Lines[i].Text))
                continue;

            var line = CvLine.From(i, document.Lines[i], Math.Min(MaximumLineLength, room));
            room -= line.Text.Length;
            lines.Add(line);
        }

        return lines;
    }
}
