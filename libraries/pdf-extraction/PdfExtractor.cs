using System.Runtime.InteropServices;
using Shortlist.PdfExtraction.Poppler;

namespace Shortlist.PdfExtraction;

/// <summary>Reads one PDF and writes what it holds, page by page.</summary>
internal static class PdfExtractor
{
    private static readonly Lazy<bool> HasPoppler = new(() => NativeLibrary.TryLoad(Native.Library, out _));

    public static ExtractionOutcome Extract(ExtractionRequest request, Stream answers)
    {
        if (!HasPoppler.Value)
            return ExtractionOutcome.NoPoppler;
        var (document, outcome) = PdfDocument.Open(request.Path);
        if (document is null)
            return outcome;
        using (document)
        {
            var answer = new ExtractionWriter(answers);
            var count = document.PageCount;
            answer.Document(count);
            for (var index = 0; index < Math.Min(count, request.MaxPages); index++)
            {
                // A page that is in the count alone still is one, and empty.
                if (document.Page(index) is not { } page)
                {
                    answer.Page(0, 0);
                    continue;
                }

                using (page)
                    page.WriteTo(answer);
                answer.Flush();
            }

            answer.Flush();
        }

        return outcome;
    }
}
