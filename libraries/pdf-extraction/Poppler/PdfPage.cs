using System.Runtime.InteropServices;
using Shortlist.PdfExtraction.Hidden;

namespace Shortlist.PdfExtraction.Poppler;

/// <summary>A page of an open PDF.</summary>
internal sealed unsafe class PdfPage : IDisposable
{
    /// <summary>Letters below which a page's images are looked for: it may be a scan.</summary>
    private const int FewLetters = 40;

    private readonly nint _page;
    private readonly double _width;
    private readonly double _height;

    public PdfPage(nint page)
    {
        _page = page;
        Native.GetSize(page, out _width, out _height);
    }

    /// <summary>Writes what the page holds: what is seen, and what is not apart from it.</summary>
    public void WriteTo(ExtractionWriter answer, Concealer concealer)
    {
        answer.Page(_width, _height);
        using (var text = new PageText(_page, answer))
        {
            var reasons = concealer.Judge(_page, _width, _height, text);
            WriteSeen(answer, text, reasons);
            HiddenRuns.Write(answer, concealer.PageNumber, text, reasons);
            if (text.LettersSeen(reasons) < FewLetters)
                WriteImages(answer);
        }

        WriteLinks(answer);
    }

    /// <summary>Writes the text of this page, which was made larger, that stands outside what the document shows of it.</summary>
    public void WriteOutside(ExtractionWriter answer, OffPageCopy.Enlarged enlarged)
    {
        using var text = new PageText(_page, answer);
        var reasons = new Concealment?[text.Words.Count];
        for (var index = 0; index < reasons.Length; index++)
            reasons[index] = enlarged.Shown.HoldsMiddle(text.Words[index].Area.Moved(-enlarged.Margin, -enlarged.Margin)) ? null : Concealment.OffPage;
        HiddenRuns.Write(answer, enlarged.Index + 1, text, reasons, -enlarged.Margin);
    }

    public void Dispose() => Native.Release(_page);

    private static void WriteSeen(ExtractionWriter answer, PageText text, Concealment?[] reasons)
    {
        var line = -1;
        for (var index = 0; index < reasons.Length; index++)
        {
            if (reasons[index] is not null)
                continue;
            var word = text.Words[index];
            if (word.Line != line)
                answer.Line();
            line = word.Line;
            answer.Word(word.Style, word.Area, text.TextOf(word));
        }
    }

    private void WriteImages(ExtractionWriter answer)
    {
        var images = Native.GetImages(_page);
        for (var node = images; node is not null; node = node->Next)
        {
            var area = ((Native.ImageMapping*)node->Data)->Area;
            answer.Image(new(area.X1, area.Y1, area.X2, area.Y2));
        }

        Native.FreeImages(images);
    }

    private void WriteLinks(ExtractionWriter answer)
    {
        var links = Native.GetLinks(_page);
        for (var node = links; node is not null; node = node->Next)
        {
            var link = (Native.LinkMapping*)node->Data;
            if (link->Action is null || link->Action->Kind != Native.LinkAction.OpensUri || link->Action->Uri is null)
                continue;
            var target = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(link->Action->Uri);
            answer.Link(new(link->Area.X1, _height - link->Area.Y2, link->Area.X2, _height - link->Area.Y1), target);
        }

        Native.FreeLinks(links);
    }
}
