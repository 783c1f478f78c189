using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Shortlist.PdfExtraction.Structure;

/// <summary>
/// Reads the objects that PDF is written in. It goes through bytes that anybody may have written: nesting is bounded, and
/// what makes no sense is passed over.
/// </summary>
internal ref struct PdfLexer(ReadOnlySpan<byte> bytes, int position = 0)
{
    private const int MaxDepth = 32;
    private const int MostEntries = 20_000;

    private static readonly SearchValues<byte> Ends = SearchValues.Create("\0\t\n\f\r ()<>[]{}/%"u8);
    private static readonly SearchValues<byte> Spaces = SearchValues.Create("\0\t\n\f\r "u8);

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position = position;

    /// <summary>Where the next object begins, or white before it.</summary>
    public readonly int Position => _position;

    public readonly bool IsAtEnd => _position >= _bytes.Length;

    /// <summary>The next object; a <see cref="PdfKeyword"/> with no text at the end.</summary>
    public object? Read(int depth = 0)
    {
        SkipSpace();
        if (IsAtEnd || depth > MaxDepth)
        {
            _position = depth > MaxDepth ? _bytes.Length : _position;
            return new PdfKeyword("");
        }

        switch (_bytes[_position])
        {
            case (byte)'/':
                _position++;
                return new PdfName(Name(Token()));
            case (byte)'(':
                return new PdfString(LiteralString());
            case (byte)'<':
                return _position + 1 < _bytes.Length && _bytes[_position + 1] == (byte)'<' ? Dictionary(depth) : new PdfString(HexString());
            case (byte)'[':
                _position++;
                return List(depth);
            case (byte)']' or (byte)'{' or (byte)'}' or (byte)')' or (byte)'>':
                return new PdfKeyword(((char)_bytes[_position++]).ToString());
            default:
                return NumberOrKeyword();
        }
    }

    /// <summary>Passes white and comments.</summary>
    public void SkipSpace()
    {
        while (_position < _bytes.Length)
        {
            if (_bytes[_position] == (byte)'%')
            {
                var end = _bytes[_position..].IndexOfAny((byte)'\r', (byte)'\n');
                _position = end < 0 ? _bytes.Length : _position + end;
            }
            else if (Spaces.Contains(_bytes[_position]))
            {
                _position++;
            }
            else
            {
                return;
            }
        }
    }

    private ReadOnlySpan<byte> Token()
    {
        var rest = _bytes[_position..];
        var length = rest.IndexOfAny(Ends);
        var token = length < 0 ? rest : rest[..length];
        _position += token.Length;
        return token;
    }

    private static string Name(ReadOnlySpan<byte> token)
    {
        if (!token.Contains((byte)'#'))
            return Encoding.Latin1.GetString(token);
        var name = new StringBuilder(token.Length);
        for (var at = 0; at < token.Length; at++)
        {
            if (token[at] == (byte)'#' && at + 2 < token.Length
                && byte.TryParse(token.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                name.Append((char)code);
                at += 2;
            }
            else
            {
                name.Append((char)token[at]);
            }
        }

        return name.ToString();
    }

    private object? NumberOrKeyword()
    {
        var token = Token();
        if (token.IsEmpty)
        {
            _position++;
            return new PdfKeyword("");
        }

        if (token[0] is (byte)'+' or (byte)'-' or (byte)'.' or (>= (byte)'0' and <= (byte)'9'))
        {
            if (!TryNumber(token, out var number, out var used))
                return 0d;
            // "1g" is a number and an operator.
            if (used < token.Length && char.IsAsciiLetter((char)token[used]))
                _position -= token.Length - used;
            return ReferenceOr(number);
        }

        return token switch
        {
            _ when token.SequenceEqual("true"u8) => true,
            _ when token.SequenceEqual("false"u8) => false,
            _ when token.SequenceEqual("null"u8) => null,
            _ => PdfKeyword.Of(token),
        };
    }

    /// <summary>Reads a number as PDF writes it, and says how much of the token it is.</summary>
    private static bool TryNumber(ReadOnlySpan<byte> token, out double number, out int used)
    {
        var unsigned = token.TrimStart((byte)'+');
        var isNumber = Utf8Parser.TryParse(unsigned, out number, out used) && used > 0 && double.IsFinite(number);
        used += token.Length - unsigned.Length;
        return isNumber;
    }

    /// <summary>An object's number, when a generation and <c>R</c> follow; else the number itself.</summary>
    private object ReferenceOr(double number)
    {
        var rest = _bytes[_position..];
        if (number is < 0 or > int.MaxValue || number != Math.Floor(number) || rest.Length < 4 || !Spaces.Contains(rest[0]))
            return number;
        var trimmed = rest.TrimStart("\0\t\n\f\r "u8);
        var digits = trimmed.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits is < 1 or > 5)
            return number;
        var after = trimmed[digits..].TrimStart("\0\t\n\f\r "u8);
        if (after.IsEmpty || after[0] != (byte)'R' || after.Length == trimmed[digits..].Length || (after.Length > 1 && !Ends.Contains(after[1])))
            return number;
        _position = _bytes.Length - after.Length + 1;
        return new PdfReference((int)number);
    }

    /// <summary>Reads to the end of the list, however long it is: what follows must not be taken for a part of it.</summary>
    private List<object?> List(int depth)
    {
        var list = new List<object?>();
        while (Read(depth + 1) is var item && item is not PdfKeyword { Value: "]" or "" })
        {
            if (list.Count < MostEntries)
                list.Add(item);
        }

        return list;
    }

    private PdfDictionary Dictionary(int depth)
    {
        _position += 2;
        var dictionary = new PdfDictionary();
        while (true)
        {
            var key = Read(depth + 1);
            if (key is PdfKeyword { Value: "" })
                break;
            if (key is PdfKeyword { Value: ">" })
            {
                if (!IsAtEnd && _bytes[_position] == (byte)'>')
                    _position++;
                break;
            }

            if (key is not PdfName { Value: var name })
                continue;
            SkipSpace();
            if (!IsAtEnd && _bytes[_position] == (byte)'>')
                continue;
            var value = Read(depth + 1);
            if (dictionary.Count < MostEntries)
                dictionary[name] = value;
        }

        return dictionary;
    }

    private byte[] LiteralString()
    {
        _position++;
        var text = new List<byte>();
        for (var open = 1; _position < _bytes.Length; _position++)
        {
            var character = _bytes[_position];
            if (character == (byte)'\\' && _position + 1 < _bytes.Length)
            {
                _position++;
                Escape(text);
                continue;
            }

            open += character switch { (byte)'(' => 1, (byte)')' => -1, _ => 0 };
            if (open == 0)
            {
                _position++;
                break;
            }

            text.Add(character);
        }

        return [.. text];
    }

    private void Escape(List<byte> text)
    {
        var character = _bytes[_position];
        if (character is >= (byte)'0' and <= (byte)'7')
        {
            var code = 0;
            var start = _position;
            while (_position < _bytes.Length && _position < start + 3 && _bytes[_position] is >= (byte)'0' and <= (byte)'7')
                code = (code * 8) + _bytes[_position++] - '0';
            _position--;
            text.Add((byte)code);
            return;
        }

        switch (character)
        {
            case (byte)'\r' or (byte)'\n':
                break;
            case (byte)'n':
                text.Add((byte)'\n');
                break;
            case (byte)'r':
                text.Add((byte)'\r');
                break;
            case (byte)'t':
                text.Add((byte)'\t');
                break;
            default:
                text.Add(character);
                break;
        }
    }

    private byte[] HexString()
    {
        _position++;
        var text = new List<byte>();
        var half = -1;
        for (; _position < _bytes.Length && _bytes[_position] != (byte)'>'; _position++)
        {
            if (!char.IsAsciiHexDigit((char)_bytes[_position]))
                continue;
            var digit = Convert.ToInt32(((char)_bytes[_position]).ToString(), 16);
            if (half < 0)
            {
                half = digit;
            }
            else
            {
                text.Add((byte)((half << 4) | digit));
                half = -1;
            }
        }

        _position++;
        if (half >= 0)
            text.Add((byte)(half << 4));
        return [.. text];
    }
}
