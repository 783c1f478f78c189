using System.Buffers;
using System.Text;
using Shortlist.Documents.Layout;

namespace Shortlist.Documents.PlainText;

/// <summary>Reads rows of values parted by commas, semicolons or tabs; values in quotes may hold separators and line breaks.</summary>
internal static class CsvReader
{
    /// <summary>Lines from the start by which the separator is told.</summary>
    private const int LinesAsked = 20;

    private const string Separators = ",;\t|";

    /// <summary>Whether it is one: named so, with a separator that its first lines share.</summary>
    public static bool IsCsv(string text, string? fileName, out char separator)
    {
        separator = ',';
        if (Path.GetExtension(fileName)?.ToUpperInvariant() is not (".CSV" or ".TSV"))
            return false;
        var best = 0;
        foreach (var candidate in Separators)
        {
            var least = int.MaxValue;
            var seen = 0;
            foreach (var line in text.AsSpan().EnumerateLines())
            {
                if (line.IsWhiteSpace())
                    continue;
                least = Math.Min(least, line.Count(candidate));
                if (++seen == LinesAsked)
                    break;
            }

            if (seen > 0 && least > best)
                (best, separator) = (least, candidate);
        }

        return true;
    }

    /// <summary>Adds each row that holds anything as a row of a table.</summary>
    public static void Read(string text, char separator, FlowBuilder flow)
    {
        var special = SearchValues.Create([separator, '"', '\r', '\n']);
        var rest = text.AsSpan();
        var row = new List<string>();
        var cell = new StringBuilder();
        while (!rest.IsEmpty)
        {
            var plain = rest.IndexOfAny(special);
            if (plain < 0)
                plain = rest.Length;
            cell.Append(rest[..plain]);
            rest = rest[plain..];
            if (rest.IsEmpty)
                break;
            var found = rest[0];
            rest = rest[1..];
            if (found == '"' && IsBlank(cell))
            {
                rest = ReadQuoted(rest, cell);
            }
            else if (found == separator)
            {
                TakeCell(row, cell);
            }
            else if (found is '\r' or '\n')
            {
                TakeCell(row, cell);
                TakeRow(row, flow);
            }
            else
            {
                cell.Append(found);
            }
        }

        TakeCell(row, cell);
        TakeRow(row, flow);
    }

    /// <summary>Reads up to the closing quote, two quotes standing for one; returns what follows.</summary>
    private static ReadOnlySpan<char> ReadQuoted(ReadOnlySpan<char> rest, StringBuilder cell)
    {
        cell.Clear();
        while (rest.IndexOf('"') is var quote and >= 0)
        {
            cell.Append(rest[..quote]);
            rest = rest[(quote + 1)..];
            if (rest.IsEmpty || rest[0] != '"')
                return rest;
            cell.Append('"');
            rest = rest[1..];
        }

        cell.Append(rest);
        return [];
    }

    private static bool IsBlank(StringBuilder cell)
    {
        foreach (var chunk in cell.GetChunks())
        {
            if (!chunk.Span.IsWhiteSpace())
                return false;
        }

        return true;
    }

    private static void TakeCell(List<string> row, StringBuilder cell)
    {
        row.Add(cell.ToString());
        cell.Clear();
    }

    private static void TakeRow(List<string> row, FlowBuilder flow)
    {
        if (row.Exists(value => !string.IsNullOrWhiteSpace(value)))
        {
            flow.BeginRow();
            foreach (var value in row)
            {
                flow.BeginCell();
                foreach (var line in value.AsSpan().EnumerateLines())
                {
                    flow.Append(line);
                    flow.BreakLine();
                }
            }

            flow.EndRow();
        }

        row.Clear();
    }
}
