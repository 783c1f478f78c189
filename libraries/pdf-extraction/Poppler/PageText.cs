using System.Runtime.InteropServices;
using System.Text;

namespace Shortlist.PdfExtraction.Poppler;

/// <summary>
/// The words of a page, made of its characters, each with its box, and of runs of characters with their type. Poppler parts
/// words by a space and lines by a line feed, which have boxes of their own; for text from right to left it adds marks, which
/// have none. Where a line ends and another column's begins beside it there is nothing between them: there the boxes no longer
/// touch.
/// </summary>
internal sealed unsafe class PageText : IDisposable
{
    private readonly ExtractionWriter _answer;
    private readonly byte* _text;
    private readonly Native.ListNode* _attributes;
    private readonly Native.Rectangle* _boxes;
    private readonly int _boxCount;
    private Native.ListNode* _run;
    private int _line;
    private int _wordStart = -1;
    private int _letters;
    private Native.Rectangle _box;

    /// <summary>Takes the text of a page; its styles are written to the answer.</summary>
    public PageText(nint page, ExtractionWriter answer)
    {
        _answer = answer;
        _text = Native.GetText(page);
        _run = _attributes = Native.GetTextAttributes(page);
        if (_text is null || Native.GetTextLayout(page, out _boxes, out var count) == 0)
            return;
        _boxCount = (int)count;
        Split(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(_text));
    }

    /// <summary>From first to last in poppler's order.</summary>
    public List<PageWord> Words { get; } = [];

    /// <summary>Letters and digits of the words that are seen.</summary>
    /// <param name="reasons">For each word why it is not seen; null for one that is.</param>
    public int LettersSeen(ReadOnlySpan<Concealment?> reasons)
    {
        var letters = 0;
        for (var index = 0; index < reasons.Length; index++)
            letters += reasons[index] is null ? Words[index].Letters : 0;
        return letters;
    }

    /// <summary>A word's UTF-8.</summary>
    public ReadOnlySpan<byte> TextOf(PageWord word) => new(_text + word.Start, word.End - word.Start);

    public void Dispose()
    {
        Native.FreeTextAttributes(_attributes);
        Native.Free(_boxes);
        Native.Free(_text);
    }

    private void Split(ReadOnlySpan<byte> text)
    {
        var (index, character) = (0, 0);
        while (index < text.Length)
        {
            Rune.DecodeFromUtf8(text[index..], out var rune, out var length);
            if (IsDirectionMark(rune))
            {
                EndWord(index, character);
            }
            else
            {
                if (rune.Value is ' ' or '\n')
                    EndWord(index, character);
                else
                    Take(rune, index, character);
                if (rune.Value == '\n')
                    _line++;
                character++;
            }

            index += length;
        }

        EndWord(index, character);
    }

    private void Take(Rune rune, int index, int character)
    {
        if (character >= _boxCount)
            return;
        var box = _boxes[character];
        if (_wordStart >= 0 && !Touch(_boxes[character - 1], box))
        {
            EndWord(index, character);
            _line++;
        }

        if (_wordStart < 0)
            (_wordStart, _box) = (index, box);
        else
            _box = new() { X1 = Math.Min(_box.X1, box.X1), Y1 = Math.Min(_box.Y1, box.Y1), X2 = Math.Max(_box.X2, box.X2), Y2 = Math.Max(_box.Y2, box.Y2) };
        if (Rune.IsLetterOrDigit(rune))
            _letters++;
    }

    private void EndWord(int end, int character)
    {
        if (_wordStart < 0)
            return;
        var (style, size) = Style(character - 1);
        Words.Add(new(_line, style, size, new(_box.X1, _box.Y1, _box.X2, _box.Y2), _wordStart, end, _letters));
        (_wordStart, _letters) = (-1, 0);
    }

    /// <summary>How the character is set. Words come in the order of the runs, so the search goes on from the last.</summary>
    private (int Style, double Size) Style(int character)
    {
        while (_run is not null && ((Native.TextAttributes*)_run->Data)->End < character && _run->Next is not null)
            _run = _run->Next;
        if (_run is null)
            return (_answer.Style([], 0, 0), 0);
        var run = (Native.TextAttributes*)_run->Data;
        var color = ((run->Red >> 8) << 16) | ((run->Green >> 8) << 8) | (run->Blue >> 8);
        var name = run->FontName is null ? [] : MemoryMarshal.CreateReadOnlySpanFromNullTerminated(run->FontName);
        return (_answer.Style(name, run->FontSize, color), run->FontSize);
    }

    /// <summary>Whether one character's box begins where the other one's ends, whatever way the line runs.</summary>
    private static bool Touch(Native.Rectangle one, Native.Rectangle other) =>
        IsSame(one.X2, other.X1) || IsSame(one.X1, other.X2) || IsSame(one.Y2, other.Y1) || IsSame(one.Y1, other.Y2);

    private static bool IsSame(double one, double other) => Math.Abs(one - other) < 0.01;

    private static bool IsDirectionMark(Rune rune) => rune.Value is >= 0x202A and <= 0x202E;
}
