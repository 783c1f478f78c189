namespace Shortlist.PdfExtraction.Structure;

/// <summary>The part of a page that is shown, and the way from its own space to points from the top left, as the extractor counts them.</summary>
internal sealed record PageGeometry(Matrix ToPage, Area Shown, (double Left, double Bottom, double Right, double Top) Crop)
{
    /// <summary>Reads it from a page's dictionary; a page without boxes is US Letter, as the format has it.</summary>
    public static PageGeometry Of(PdfFile file, PdfDictionary page)
    {
        var paper = Rectangle(file, page["MediaBox"]) ?? (0, 0, 612, 792);
        var media = Rectangle(file, page["CropBox"]) is { } crop ? Shared(paper, crop) : paper;
        var (width, height) = (media.Right - media.Left, media.Top - media.Bottom);
        var turned = (((int)file.Number(page["Rotate"]) % 360) + 360) % 360;
        var toPage = turned switch
        {
            90 => new Matrix(0, 1, 1, 0, -media.Bottom, -media.Left),
            180 => new Matrix(-1, 0, 0, 1, media.Right, -media.Bottom),
            270 => new Matrix(0, -1, -1, 0, media.Top, media.Right),
            _ => new Matrix(1, 0, 0, -1, -media.Left, media.Top),
        };
        var whole = toPage.Apply(media.Left, media.Bottom, media.Left + width, media.Bottom + height);
        return new(toPage, whole, media);
    }

    private static (double Left, double Bottom, double Right, double Top) Shared(
        (double Left, double Bottom, double Right, double Top) paper, (double Left, double Bottom, double Right, double Top) crop)
    {
        var shared = (Left: Math.Max(paper.Left, crop.Left), Bottom: Math.Max(paper.Bottom, crop.Bottom), Right: Math.Min(paper.Right, crop.Right), Top: Math.Min(paper.Top, crop.Top));
        return shared.Right > shared.Left && shared.Top > shared.Bottom ? shared : paper;
    }

    /// <summary>The box of a page that shows so many points more on every side.</summary>
    public List<object?> Grown(double points) => [Crop.Left - points, Crop.Bottom - points, Crop.Right + points, Crop.Top + points];

    /// <summary>A rectangle, its corners in order; null when it is none.</summary>
    private static (double Left, double Bottom, double Right, double Top)? Rectangle(PdfFile file, object? value)
    {
        if (file.List(value) is not { Count: 4 } list)
            return null;
        var (x1, y1, x2, y2) = (file.Number(list[0]), file.Number(list[1]), file.Number(list[2]), file.Number(list[3]));
        var rectangle = (Left: Math.Min(x1, x2), Bottom: Math.Min(y1, y2), Right: Math.Max(x1, x2), Top: Math.Max(y1, y2));
        return rectangle.Right > rectangle.Left && rectangle.Top > rectangle.Bottom ? rectangle : null;
    }
}
