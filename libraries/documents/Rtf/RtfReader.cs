using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Shortlist.Documents.Layout;
using Shortlist.Documents.Text;

namespace Shortlist.Documents.Rtf;

/// <summary>
/// Reads Rich Text Format: text, characters of any code page, tables, lists, headings and links. What is no text is left
/// out, and so is every destination marked as one that may be ignored, save those that hold text.
/// </summary>
internal sealed partial class RtfReader
{
    private const int DefaultSize = 12;
    private const int NoOutline = 9;
    private const int MostColours = 4096;

    private readonly byte[] _bytes;
    private readonly int _maxDepth;
    private readonly FlowBuilder _flow;
    private readonly List<DocumentLink> _links = [];
    private readonly Stack<RtfState> _outer = [];
    private readonly RtfCharsets _charsets = new();
    private readonly List<byte> _encoded = [];
    private readonly List<Tint> _colours = [];
    private Tint _colour;
    private readonly StringBuilder _instruction = new();
    private readonly StringBuilder _linkText = new();
    private RtfState _state = new() { FontSize = DefaultSize, FallbackLength = 1 };
    private int _position;
    private int _fallbackLeft;
    private bool _mayBeIgnored;
    private string? _link;
    private int _outline = NoOutline;
    private int? _listLevel;
    private bool _hasShadedCells;
    private bool _isInRow;
    private bool _isCellOver;

    private RtfReader(byte[] bytes, DocumentOptions options)
    {
        _bytes = bytes;
        _maxDepth = options.MaxDepth;
        _flow = new(new TextBudget(options.MaxCharacters));
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="UnreadableDocumentException">The document is at fault.</exception>
    public static Document Read(byte[] bytes, DocumentOptions options)
    {
        var reader = new RtfReader(bytes, options);
        reader.ReadGroups();
        var lines = reader._flow.Build();
        if (lines.Count == 0)
            throw new UnreadableDocumentException(UnreadableReason.NoText, "The document holds no text.");
        return new Document { Format = DocumentFormat.Rtf, Lines = lines, Links = reader._links, Hidden = reader._flow.Hidden };
    }

    private void ReadGroups()
    {
        while (_position < _bytes.Length)
        {
            var current = _bytes[_position++];
            switch (current)
            {
                case (byte)'{':
                    OpenGroup();
                    break;
                case (byte)'}':
                    CloseGroup();
                    break;
                case (byte)'\\':
                    ReadControl();
                    break;
                case (byte)'\r' or (byte)'\n' or 0:
                    break;
                default:
                    TakeByte(current);
                    break;
            }
        }

        FlushEncoded();
        MarkParagraph();
        if (_outer.Count > 0)
            throw new UnreadableDocumentException(UnreadableReason.Corrupted, "The document is cut off.");
    }

    private void OpenGroup()
    {
        FlushEncoded();
        if (_outer.Count >= _maxDepth)
            throw new UnreadableDocumentException(UnreadableReason.Corrupted, "The document nests its groups deeper than any real one does.");
        _outer.Push(_state);
        _state = _state with { IsFrame = false, IsFieldResult = false };
        _fallbackLeft = 0;
        _mayBeIgnored = false;
    }

    private void CloseGroup()
    {
        FlushEncoded();
        if (_state.Destination == RtfDestination.FieldInstruction && _outer.TryPeek(out var parent)
            && parent.Destination != RtfDestination.FieldInstruction)
        {
            _link = Hyperlink().Match(_instruction.ToString()) is { Success: true } match ? match.Groups["target"].Value : null;
            _linkText.Clear();
        }

        if (_state.IsFieldResult && _link is not null)
        {
            _links.Add(new DocumentLink(_link, TextRepair.Repair(_linkText.ToString()), 1));
            _link = null;
        }

        if (_state.IsFrame)
        {
            MarkParagraph();
            _flow.EndFrame();
        }

        if (_outer.TryPop(out var outer))
            _state = outer;
        _fallbackLeft = 0;
        _mayBeIgnored = false;
    }

    private void ReadControl()
    {
        if (_position >= _bytes.Length)
            return;
        var first = _bytes[_position];
        if (!char.IsAsciiLetter((char)first))
        {
            _position++;
            TakeSymbol(first);
            return;
        }

        var start = _position;
        while (_position < _bytes.Length && char.IsAsciiLetter((char)_bytes[_position]))
            _position++;
        var word = Encoding.ASCII.GetString(_bytes, start, _position - start);
        var number = ReadNumber();
        if (_position < _bytes.Length && _bytes[_position] == (byte)' ')
            _position++;
        if (_fallbackLeft > 0 && word is not "u" and not "uc")
        {
            // A control word counts as one of the characters that stand in for the last Unicode one.
            _fallbackLeft--;
            if (word is not "bin")
                return;
        }

        TakeWord(word, number);
        _mayBeIgnored = false;
    }

    private int? ReadNumber()
    {
        var start = _position;
        if (_position < _bytes.Length && _bytes[_position] == (byte)'-')
            _position++;
        while (_position < _bytes.Length && char.IsAsciiDigit((char)_bytes[_position]))
            _position++;
        return int.TryParse(_bytes.AsSpan(start, _position - start), out var number) ? number : null;
    }

    private void TakeSymbol(byte symbol)
    {
        switch (symbol)
        {
            case (byte)'\'':
                if (_position + 2 <= _bytes.Length
                    && byte.TryParse(_bytes.AsSpan(_position, 2), NumberStyles.AllowHexSpecifier, null, out var encoded))
                {
                    _position += 2;
                    TakeByte(encoded);
                }

                break;
            case (byte)'*':
                _mayBeIgnored = true;
                break;
            case (byte)'\\' or (byte)'{' or (byte)'}':
                TakeByte(symbol);
                break;
            case (byte)'~':
                Append(" ");
                break;
            case (byte)'_':
                Append("-");
                break;
            case (byte)'\r' or (byte)'\n':
                EndParagraph();
                break;
        }
    }

    private void TakeWord(string word, int? number)
    {
        if (IsDestination(word) || (_mayBeIgnored && !HoldsText(word)))
        {
            FlushEncoded();
            _state.Destination = RtfDestination.Skipped;
            return;
        }

        switch (word)
        {
            case "par" or "sect" or "page" or "column" or "nestrow":
                EndParagraph();
                break;
            case "line" or "softline" or "lbr":
                FlushEncoded();
                if (IsText)
                    _flow.BreakLine();
                break;
            case "tab" or "nestcell":
                Append("\t");
                break;
            case "cell":
                EndParagraph();
                _isCellOver = true;
                break;
            case "row":
                EndRow();
                break;
            case "intbl":
                BeginRow();
                break;
            case "bin":
                _position = (int)Math.Min(_bytes.Length, _position + (long)Math.Max(0, number ?? 0));
                break;
            case "u" when number is { } code:
                FlushEncoded();
                Append(((char)(ushort)code).ToString());
                _fallbackLeft = _state.FallbackLength;
                break;
            case "uc":
                _state.FallbackLength = Math.Clamp(number ?? 1, 0, 16);
                break;
            default:
                if (Character(word) is { } text)
                    Append(text);
                else if (!TakeGroupWord(word))
                    TakeFormat(word, number);
                break;
        }
    }

    private bool TakeGroupWord(string word)
    {
        switch (word)
        {
            case "colortbl":
                _state.Destination = RtfDestination.ColourTable;
                return true;
            case "fonttbl":
                _state.Destination = RtfDestination.FontTable;
                return true;
            case "fldinst":
                FlushEncoded();
                _state.Destination = RtfDestination.FieldInstruction;
                _instruction.Clear();
                return true;
            case "fldrslt":
                _state.IsFieldResult = true;
                return true;
            case "header" or "headerl" or "headerr" or "headerf" or "footer" or "footerl" or "footerr" or "footerf" or "shptxt":
                FlushEncoded();
                _state.IsFrame = true;
                _state.IsInShape |= word is "shptxt";
                _flow.BeginFrame();
                return true;
            case "listtext" or "pntext":
                _state.Destination = RtfDestination.Skipped;
                _listLevel ??= 0;
                return true;
            default:
                return false;
        }
    }

    private void TakeFormat(string word, int? number)
    {
        FlushEncoded();
        switch (word)
        {
            case "ansicpg":
                _charsets.Declare(number ?? 0);
                break;
            case "f" or "deff":
                _state.Font = number ?? 0;
                break;
            case "fcharset" when _state.Destination == RtfDestination.FontTable:
                _charsets.DeclareFont(_state.Font, number ?? 0);
                break;
            case "plain":
                _state = _state with { IsBold = false, IsHidden = false, FontSize = DefaultSize, Colour = 0, IsShaded = false };
                break;
            case "b":
                _state.IsBold = number is not 0;
                break;
            case "v":
                _state.IsHidden = number is not 0;
                break;
            case "deleted":
                _state.Destination = number is 0 ? _state.Destination : RtfDestination.Skipped;
                break;
            case "cf":
                _state.Colour = number ?? 0;
                break;
            case "cb" or "highlight" or "chcbpat" or "cbpat":
                _state.IsShaded = number is > 0;
                break;
            case "clcbpat":
                _hasShadedCells |= number is > 0;
                break;
            case "red" or "green" or "blue" when _state.Destination == RtfDestination.ColourTable:
                var part = (byte)Math.Clamp(number ?? 0, 0, 255);
                _colour = word[0] switch { 'r' => _colour with { Red = part }, 'g' => _colour with { Green = part }, _ => _colour with { Blue = part } };
                break;
            case "fs" when number is > 0 and < 4000 and var halfPoints:
                _state.FontSize = halfPoints / 2d;
                break;
            case "pard":
                (_outline, _listLevel) = (NoOutline, null);
                break;
            case "outlinelevel":
                _outline = Math.Clamp(number ?? NoOutline, 0, NoOutline);
                break;
            case "ls":
                _listLevel = number is 0 ? null : _listLevel ?? 0;
                break;
            case "ilvl":
                _listLevel = Math.Clamp(number ?? 0, 0, 8);
                break;
        }
    }

    private bool IsText => _state is { Destination: RtfDestination.Text, IsHidden: false };

    /// <summary>Why the text that follows is not seen; null when it is. Shapes and cells may be filled, and then colours tell nothing.</summary>
    private HiddenReason? WhyUnseen
    {
        get
        {
            var isOnPaper = !_state.IsShaded && !_state.IsInShape && !(_isInRow && _hasShadedCells);
            Tint? colour = _state.Colour > 0 && _state.Colour < _colours.Count ? _colours[_state.Colour] : null;
            return Tint.WhyUnseen(!_state.IsHidden, _state.FontSize, colour, isOnPaper ? Tint.White : null);
        }
    }

    private static bool IsDestination(string word) => word is
        "stylesheet" or "info" or "pict" or "object" or "objdata" or "sp" or "shprslt" or "nonshppict" or "footnote"
        or "annotation" or "nonesttables" or "tc" or "xe" or "rxe" or "ftnsep" or "ftnsepc" or "ftncn";

    /// <summary>Groups that old programs may ignore, and that hold text or links nevertheless.</summary>
    private static bool HoldsText(string word) => word is "fldinst" or "shpinst" or "shptxt" or "u" or "bin";

    private static string? Character(string word) => word switch
    {
        "emdash" => "—",
        "endash" => "–",
        "bullet" => "•",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "emspace" or "enspace" or "qmspace" => " ",
        _ => null,
    };

    private void TakeByte(byte encoded)
    {
        if (_fallbackLeft > 0)
        {
            _fallbackLeft--;
        }
        else if (_state.Destination == RtfDestination.ColourTable && encoded == (byte)';' && _colours.Count < MostColours)
        {
            _colours.Add(_colour);
            _colour = default;
        }
        else if (_state.Destination is RtfDestination.Text or RtfDestination.FieldInstruction)
        {
            _encoded.Add(encoded);
        }
    }

    /// <summary>Bytes are decoded together: in Asian code pages a character is two of them.</summary>
    private void FlushEncoded()
    {
        if (_encoded.Count == 0)
            return;
        var text = _charsets.Of(_state.Font).GetString(CollectionsMarshal.AsSpan(_encoded));
        _encoded.Clear();
        AppendDecoded(text);
    }

    private void Append(string text)
    {
        FlushEncoded();
        AppendDecoded(text);
    }

    private void AppendDecoded(string text)
    {
        if (_state.Destination == RtfDestination.FieldInstruction)
        {
            _instruction.Append(text);
            return;
        }

        if (_state.Destination == RtfDestination.Text && WhyUnseen is { } reason)
        {
            _flow.Hide(text, reason);
            return;
        }

        if (!IsText)
            return;
        if (_isInRow && _isCellOver)
        {
            _flow.BeginCell();
            _isCellOver = false;
        }

        _flow.FontSize = _state.FontSize;
        _flow.Weight = _state.IsBold ? FontWeight.Bold : FontWeight.Regular;
        _flow.Append(text);
        if (_link is not null)
            _linkText.Append(text);
    }

    private void EndParagraph()
    {
        FlushEncoded();
        if (_state.Destination != RtfDestination.Text)
            return;
        MarkParagraph();
        _flow.EndParagraph();
    }

    private void MarkParagraph()
    {
        if (_outline < NoOutline)
            _flow.MarkHeading(_outline + 1);
        if (_listLevel is { } level)
            _flow.MarkListItem(level);
    }

    private void BeginRow()
    {
        if (_isInRow)
            return;
        FlushEncoded();
        _flow.BeginRow();
        _isInRow = _isCellOver = true;
    }

    private void EndRow()
    {
        FlushEncoded();
        if (!_isInRow)
            return;
        _flow.EndRow();
        _isInRow = false;
    }

    [GeneratedRegex("""HYPERLINK\s+"(?<target>[^"]+)"?""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hyperlink();
}
