using Shortlist.PdfExtraction.Structure;

namespace Shortlist.PdfExtraction.Hidden;

/// <summary>
/// A look into a PDF beside poppler's: whether any text may be hidden. It costs a small part of what extraction costs, so it
/// is taken of every file; what it leaves in doubt, a picture of the page decides.
/// </summary>
internal sealed class FileLook
{
    /// <summary>Bytes of a file that is looked into.</summary>
    private const long LargestFile = 16L << 20;

    /// <summary>Bytes that are unpacked of it.</summary>
    private const int Unpacked = 16 << 20;

    private readonly List<PageLook> _pages = [];
    private readonly byte[] _bytes;
    private readonly PdfReference? _root;

    private FileLook(byte[] bytes, PdfFile file, int maxPages)
    {
        _bytes = bytes;
        foreach (var (page, number) in file.Pages().Take(maxPages))
        {
            var geometry = PageGeometry.Of(file, page);
            var paints = new PagePaints(geometry.Shown);
            var scan = new ContentScan(file, paints);
            scan.Read(page, geometry.ToPage, geometry.Shown);
            _pages.Add(new(geometry, number, page, paints, scan.IsComplete));
        }

        _root = file.Root;
    }

    /// <summary>Looks into a file; null when nothing can be told.</summary>
    public static FileLook? At(string path, int maxPages)
    {
        if (new FileInfo(path).Length > LargestFile)
            return null;
        try
        {
            var bytes = File.ReadAllBytes(path);
            return PdfFile.Open(bytes, new PdfInflater(Unpacked)) is { } file ? new FileLook(bytes, file, maxPages) : null;
        }
        catch (Exception exception) when (exception is ArgumentException or ArithmeticException or InvalidOperationException or IndexOutOfRangeException)
        {
            // What poppler makes sense of and this does not is told by pictures of all pages.
            return null;
        }
    }

    /// <summary>The look at a page, from 0; null when it was not found.</summary>
    public PageLook? Page(int index) => index < _pages.Count ? _pages[index] : null;

    /// <summary>The file with pages so large that they hold what is written outside them; null when nothing is.</summary>
    public OffPageCopy? OffPage() =>
        _root is { } root && _pages.Exists(page => page is { OffPage: not null, ObjectNumber: > 0 }) ? OffPageCopy.Of(_bytes, _pages, root) : null;
}
