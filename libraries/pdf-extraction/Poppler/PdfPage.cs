using System.Runtime.InteropServices;
using System.Text;

namespace Shortlist.PdfExtraction.Poppler;

/// <summary>A page of an open PDF.</summary>
internal sealed unsafe class PdfPage : IDisposable
{
    private readonly nint _page;

    public PdfPage(nint page) => _page = page;

    /// <summary>Letters below which a page's images are looked for: it may be a scan.</summary>
    private const int FewLetters = 40;

    /// <summary>Writes what the page holds.</summary>
    public void WriteTo(ExtractionWriter answer)
    {
        Native.GetSize(_page, out var width, out var height);
        answer.Page(width, height);
        if (WriteText(answer) < FewLetters)
            WriteImages(answer);
        WriteLinks(answer, height);
    }

    public void Dispose() => Native.Release(_page);

    private int WriteText(ExtractionWriter answer)
    {
        var text = Native.GetText(_page);
        Native.Rectangle* boxes = null;
        var attributes = Native.GetTextAttributes(_page);
        try
        {
            if (text is null || Native.GetTextLayout(_page, out boxes, out var count) == 0)
                return 0;
            return new PageText(answer, boxes, (int)count, attributes).Write(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
        }
        finally
        {
            Native.FreeTextAttributes(attributes);
            Native.Free(boxes);
            Native.Free(text);
        }
    }

    private void WriteImages(ExtractionWriter answer)
    {
        var images = Native.GetImages(_page);
        for (var node = images; node is not null; node = node->Next)
        {
            var area = ((Native.ImageMapping*)node->Data)->Area;
            answer.Image(area.X1, area.Y1, area.X2, area.Y2);
        }

        Native.FreeImages(images);
    }

    private void WriteLinks(ExtractionWriter answer, double height)
    {
        var links = Native.GetLinks(_page);
        for (var node = links; node is not null; node = node->Next)
        {
            var link = (Native.LinkMapping*)node->Data;
            if (link->Action is null || link->Action->Kind != Native.LinkAction.OpensUri || link->Action->Uri is null)
                continue;
            var target = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(link->Action->Uri);
            answer.Link(link->Area.X1, height - link->Area.Y2, link->Area.X2, height - link->Area.Y1, target);
        }

        Native.FreeLinks(links);
    }

    /// <summary>
    /// The page's characters, each with its box, and runs of characters with their type. Poppler parts words by a space and
    /// lines by a line feed, which have boxes of their own; for text from right to left it adds marks, which have none. Where a
    /// line ends and another column's begins beside it there is nothing between them: there the boxes no longer touch.
    /// </summary>
    private ref struct PageText(ExtractionWriter answer, Native.Rectangle* boxes, int boxCount, Native.ListNode* attributes)
    {
        private Native.ListNode* _run = attributes;
        private int _letters;
        private int _wordStart;
        private Native.Rectangle _box;

        /// <summary>Writes lines and words. Returns the letters and digits among them.</summary>
        public int Write(ReadOnlySpan<byte> text)
        {
            var (index, character) = (0, 0);
            answer.Line();
            _wordStart = -1;
            while (index < text.Length)
            {
                Rune.DecodeFromUtf8(text[index..], out var rune, out var length);
                if (IsDirectionMark(rune))
                {
                    EndWord(text, index, character);
                }
                else
                {
                    if (rune.Value is ' ' or '\n')
                        EndWord(text, index, character);
                    else
                        Take(text, rune, index, character);
                    if (rune.Value == '\n')
                        answer.Line();
                    character++;
                }

                index += length;
            }

            EndWord(text, index, character);
            return _letters;
        }

        private void Take(ReadOnlySpan<byte> text, Rune rune, int index, int character)
        {
            if (character >= boxCount)
                return;
            var box = boxes[character];
            if (_wordStart >= 0 && !Touch(boxes[character - 1], box))
            {
                EndWord(text, index, character);
                answer.Line();
            }

            if (_wordStart < 0)
                (_wordStart, _box) = (index, box);
            else
                _box = new() { X1 = Math.Min(_box.X1, box.X1), Y1 = Math.Min(_box.Y1, box.Y1), X2 = Math.Max(_box.X2, box.X2), Y2 = Math.Max(_box.Y2, box.Y2) };
            if (Rune.IsLetterOrDigit(rune))
                _letters++;
        }

        private void EndWord(ReadOnlySpan<byte> text, int end, int character)
        {
            if (_wordStart < 0)
                return;
            answer.Word(Style(character - 1), _box.X1, _box.Y1, _box.X2, _box.Y2, text[_wordStart..end]);
            _wordStart = -1;
        }

        /// <summary>How the character is set. Words come in the order of the runs, so the search goes on from the last.</summary>
        private int Style(int character)
        {
            while (_run is not null && ((Native.TextAttributes*)_run->Data)->End < character && _run->Next is not null)
                _run = _run->Next;
            if (_run is null)
                return answer.Style([], 0, 0);
            var run = (Native.TextAttributes*)_run->Data;
            var color = ((run->Red >> 8) << 16) | ((run->Green >> 8) << 8) | (run->Blue >> 8);
            var name = run->FontName is null ? [] : MemoryMarshal.CreateReadOnlySpanFromNullTerminated(run->FontName);
            return answer.Style(name, run->FontSize, color);
        }

        /// <summary>Whether one character's box begins where the other one's ends, whatever way the line runs.</summary>
        private static bool Touch(Native.Rectangle one, Native.Rectangle other) =>
            IsSame(one.X2, other.X1) || IsSame(one.X1, other.X2) || IsSame(one.Y2, other.Y1) || IsSame(one.Y1, other.Y2);

        private static bool IsSame(double one, double other) => Math.Abs(one - other) < 0.01;

        private static bool IsDirectionMark(Rune rune) => rune.Value is >= 0x202A and <= 0x202E;
    }
}
