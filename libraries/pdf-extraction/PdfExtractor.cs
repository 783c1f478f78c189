using System.Runtime.InteropServices;
using Shortlist.PdfExtraction.Hidden;
using Shortlist.PdfExtraction.Poppler;

namespace Shortlist.PdfExtraction;

/// <summary>Reads one PDF and writes what it holds, page by page.</summary>
internal static class PdfExtractor
{
    /// <summary>CPU time after which no page is drawn any more: what is read must not fail for what may be hidden.</summary>
    private static readonly TimeSpan MostOfDrawing = TimeSpan.FromSeconds(3);

    private static readonly Lazy<bool> HasPoppler = new(() => NativeLibrary.TryLoad(Native.Library, out _));

    public static ExtractionOutcome Extract(ExtractionRequest request, Stream answers)
    {
        if (!HasPoppler.Value)
            return ExtractionOutcome.NoPoppler;
        var started = Environment.CpuUsage.TotalTime;
        var (document, outcome) = PdfDocument.Open(request.Path);
        if (document is null)
            return outcome;
        using (document)
        {
            var answer = new ExtractionWriter(answers);
            var count = document.PageCount;
            answer.Document(count);
            var look = FileLook.At(request.Path, request.MaxPages);
            for (var index = 0; index < Math.Min(count, request.MaxPages); index++)
            {
                // A page that is in the count alone still is one, and empty.
                if (document.Page(index) is not { } page)
                {
                    answer.Page(0, 0);
                    continue;
                }

                using (page)
                    page.WriteTo(answer, new(look?.Page(index), index + 1, Environment.CpuUsage.TotalTime - started < MostOfDrawing));
                answer.Flush();
            }

            if (look?.OffPage() is { } copy)
                WriteOffPage(copy, answer);
            answer.Flush();
        }

        return outcome;
    }

    private static void WriteOffPage(OffPageCopy copy, ExtractionWriter answer)
    {
        using var document = PdfDocument.Open(copy.Bytes);
        foreach (var enlarged in copy.Pages)
        {
            using var page = document?.Page(enlarged.Index);
            page?.WriteOutside(answer, enlarged);
        }
    }
}
