using Shortlist.Documents.Layout;

namespace Shortlist.Documents.Pdf;

/// <summary>A page as the extractor saw it.</summary>
/// <param name="Layout">Its words.</param>
/// <param name="Images">Where its images stand; told of pages with hardly any text alone.</param>
/// <param name="Links">Its links to addresses.</param>
internal sealed record ExtractedPage(LayoutPage Layout, List<Box> Images, List<(Box Box, string Target)> Links)
{
    /// <summary>Share of a page that images cover when it is a scan; logos and portraits cover less.</summary>
    private const double ShareOfScan = 0.25;

    /// <summary>Whether its images are large enough to be a scan of text.</summary>
    public bool MayBeScanned => Images.Sum(image => Math.Abs(image.Width * image.Height)) >= Layout.Width * Layout.Height * ShareOfScan;
}
