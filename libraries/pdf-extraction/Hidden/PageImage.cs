using Shortlist.PdfExtraction.Poppler;

namespace Shortlist.PdfExtraction.Hidden;

/// <summary>A page drawn on white, about one point a pixel.</summary>
internal sealed unsafe class PageImage : IDisposable
{
    /// <summary>Steps of brightness below which nobody sees a difference.</summary>
    private const int LeastContrast = 24;

    /// <summary>Pixels of the longer side at most; a usual page has one a point.</summary>
    private const double LongestSide = 1_600;

    private readonly nint _surface;
    private readonly byte* _pixels;
    private readonly int _stride;
    private readonly int _width;
    private readonly int _height;
    private readonly double _scale;

    private PageImage(nint surface, double scale)
    {
        (_surface, _scale) = (surface, scale);
        (_width, _height) = (Cairo.Width(surface), Cairo.Height(surface));
        _pixels = Cairo.Pixels(surface);
        _stride = Cairo.Stride(surface);
    }

    /// <summary>Draws a page; null when it has no size or cannot be drawn.</summary>
    public static PageImage? Of(nint page, double width, double height)
    {
        var longer = Math.Max(width, height);
        if (!(longer > 1) || !double.IsFinite(longer))
            return null;
        var scale = Math.Min(1, LongestSide / longer);
        var surface = Cairo.CreateImage(Cairo.Rgb, (int)Math.Max(1, Math.Ceiling(width * scale)), (int)Math.Max(1, Math.Ceiling(height * scale)));
        var context = Cairo.CreateContext(surface);
        Cairo.SetColor(context, 1, 1, 1);
        Cairo.Paint(context);
        Cairo.Scale(context, scale, scale);
        Native.Render(page, context);
        var isDrawn = Cairo.Status(context) == 0;
        Cairo.DestroyContext(context);
        Cairo.Flush(surface);
        var image = new PageImage(surface, scale);
        if (isDrawn && image._pixels is not null)
            return image;
        image.Dispose();
        return null;
    }

    /// <summary>Whether anything is to be seen in an area: whether its points differ.</summary>
    public bool ShowsAnything(Area area)
    {
        // Lines above and below reach into the box of a word, and letters stand in its middle.
        var inset = area.Height * 0.18;
        var (left, right) = (Column(Math.Floor(area.Left * _scale), _width), Column(Math.Ceiling(area.Right * _scale), _width));
        var (top, bottom) = (Column(Math.Floor((area.Top + inset) * _scale), _height), Column(Math.Ceiling((area.Bottom - inset) * _scale), _height));
        for (var channel = 0; channel < 3; channel++)
        {
            var (least, most) = (byte.MaxValue, byte.MinValue);
            for (var y = top; y <= bottom; y++)
            {
                for (var x = left; x <= right; x++)
                {
                    var value = _pixels[((long)y * _stride) + (x * 4) + channel];
                    (least, most) = (Math.Min(least, value), Math.Max(most, value));
                }
            }

            if (most - least >= LeastContrast)
                return true;
        }

        return false;
    }

    public void Dispose() => Cairo.DestroySurface(_surface);

    private static int Column(double pixel, int count) => (int)Math.Clamp(pixel, 0, count - 1);
}
