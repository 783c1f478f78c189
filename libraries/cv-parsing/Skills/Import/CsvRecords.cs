using System.Text;

namespace Shortlist.CvParsing.Skills.Import;

/// <summary>One record of a CSV file.</summary>
/// <param name="Line">The line that it begins on, from 1.</param>
/// <param name="Fields">Its fields, without their quotes.</param>
internal readonly record struct CsvRecord(int Line, IReadOnlyList<string> Fields);

/// <summary>
/// Reads CSV as RFC 4180 has it, one record at a time: fields in quotes may hold commas, doubled quotes and line breaks. Any of
/// the three kinds of line end is taken.
/// </summary>
internal sealed class CsvRecords(TextReader reader)
{
    private const int LongestRecord = 1 << 20;

    private readonly StringBuilder _field = new();
    private int _line = 1;
    private int _length;

    /// <summary>The records; blank lines are none.</summary>
    /// <exception cref="FormatException">A quote is out of place or left open, or a record is far too long: line and column are named.</exception>
    public IEnumerable<CsvRecord> Read()
    {
        while (reader.Peek() >= 0)
        {
            var line = _line;
            _length = 0;
            var fields = new List<string>();
            bool goesOn;
            do
            {
                goesOn = ReadField(line, fields.Count + 1);
                fields.Add(_field.ToString());
                _field.Clear();
            }
            while (goesOn);

            if (fields.Count > 1 || fields[0].Length > 0)
                yield return new CsvRecord(line, fields);
        }
    }

    /// <summary>Reads into the field; whether another field of the record follows.</summary>
    private bool ReadField(int line, int column)
    {
        if (reader.Peek() == '"')
        {
            _ = reader.Read();
            ReadQuoted(line, column);
        }

        while (reader.Read() is var c and >= 0)
        {
            switch (c)
            {
                case ',':
                    return true;
                case '\r':
                    if (reader.Peek() == '\n')
                        _ = reader.Read();
                    _line++;
                    return false;
                case '\n':
                    _line++;
                    return false;
                case '"':
                    throw new FormatException($"Line {_line}, column {column}: a quote in the middle of a field.");
                default:
                    Append((char)c, line);
                    break;
            }
        }

        return false;
    }

    private void ReadQuoted(int line, int column)
    {
        var opened = _line;
        while (reader.Read() is var c and >= 0)
        {
            if (c == '"')
            {
                if (reader.Peek() != '"')
                {
                    if (reader.Peek() is >= 0 and not (',' or '\r' or '\n'))
                        throw new FormatException($"Line {_line}, column {column}: text behind a closing quote.");
                    return;
                }

                _ = reader.Read();
            }
            else if (c == '\n')
            {
                _line++;
            }

            Append((char)c, line);
        }

        throw new FormatException($"Line {opened}, column {column}: a quote is opened and never closed.");
    }

    private void Append(char c, int line)
    {
        if (++_length > LongestRecord)
            throw new FormatException($"Line {line}: a record of more than {LongestRecord} characters.");
        _field.Append(c);
    }
}
