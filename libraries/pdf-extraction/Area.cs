namespace Shortlist.PdfExtraction;

/// <summary>A rectangle on a page, in points from the top left corner.</summary>
internal readonly record struct Area(double Left, double Top, double Right, double Bottom)
{
    public double Height => Bottom - Top;

    public double Width => Right - Left;

    /// <summary>The smallest area that holds both.</summary>
    public Area Union(Area other) => new(
        Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>What both share; of no or negative size when they do not meet.</summary>
    public Area Within(Area other) => new(
        Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));

    public bool Holds(double x, double y) => x >= Left && x <= Right && y >= Top && y <= Bottom;

    /// <summary>Whether the middle of another one lies in it.</summary>
    public bool HoldsMiddle(Area other) => Holds((other.Left + other.Right) / 2, (other.Top + other.Bottom) / 2);

    /// <summary>Larger by so much on every side.</summary>
    public Area Grown(double by) => new(Left - by, Top - by, Right + by, Bottom + by);

    public Area Moved(double right, double down) => new(Left + right, Top + down, Right + right, Bottom + down);
}
