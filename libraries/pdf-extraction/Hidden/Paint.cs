namespace Shortlist.PdfExtraction.Hidden;

/// <summary>A colour as a screen shows it, each part from 0 to 1.</summary>
internal readonly record struct Colour(double Red, double Green, double Blue)
{
    /// <summary>Parts of a colour that may differ without anybody seeing it: 24 of 255.</summary>
    private const double Unseen = 24 / 255d;

    public static readonly Colour White = new(1, 1, 1);

    public static Colour Black => default;

    public bool IsLike(Colour other) =>
        Math.Abs(Red - other.Red) < Unseen && Math.Abs(Green - other.Green) < Unseen && Math.Abs(Blue - other.Blue) < Unseen;

    /// <summary>Of grey, red-green-blue or four-colour parts; null for other numbers of parts.</summary>
    public static Colour? Of(ReadOnlySpan<double> parts) => parts.Length switch
    {
        1 => new(Part(parts[0]), Part(parts[0]), Part(parts[0])),
        3 => new(Part(parts[0]), Part(parts[1]), Part(parts[2])),
        4 => new(Left(parts[0], parts[3]), Left(parts[1], parts[3]), Left(parts[2], parts[3])),
        _ => null,
    };

    private static double Part(double value) => Math.Clamp(value, 0, 1);

    private static double Left(double ink, double black) => (1 - Part(ink)) * (1 - Part(black));
}

/// <summary>An area that was painted.</summary>
/// <param name="Area">Around it.</param>
/// <param name="Colour">Its colour; null for images, shadings and patterns.</param>
/// <param name="IsWhole">Whether it fills its box.</param>
internal readonly record struct Paint(Area Area, Colour? Colour, bool IsWhole)
{
    public bool Holds(double x, double y) => Area.Holds(x, y);
}
