namespace Shortlist.PdfExtraction.Structure;

/// <summary>How coordinates of one space of a PDF become those of another.</summary>
internal readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
{
    public static readonly Matrix Identity = new(1, 0, 0, 1, 0, 0);

    /// <summary>How much it enlarges heights.</summary>
    public double Scale => Math.Sqrt(Math.Abs((A * D) - (B * C)));

    /// <summary>First this one, then the other.</summary>
    public Matrix Then(Matrix other) => new(
        (A * other.A) + (B * other.C), (A * other.B) + (B * other.D),
        (C * other.A) + (D * other.C), (C * other.B) + (D * other.D),
        (E * other.A) + (F * other.C) + other.E, (E * other.B) + (F * other.D) + other.F);

    public (double X, double Y) Apply(double x, double y) => ((A * x) + (C * y) + E, (B * x) + (D * y) + F);

    /// <summary>The box around a rectangle's image.</summary>
    public Area Apply(double left, double bottom, double right, double top)
    {
        var (x1, y1) = Apply(left, bottom);
        var (x2, y2) = Apply(right, top);
        var (x3, y3) = Apply(left, top);
        var (x4, y4) = Apply(right, bottom);
        return new(
            Math.Min(Math.Min(x1, x2), Math.Min(x3, x4)), Math.Min(Math.Min(y1, y2), Math.Min(y3, y4)),
            Math.Max(Math.Max(x1, x2), Math.Max(x3, x4)), Math.Max(Math.Max(y1, y2), Math.Max(y3, y4)));
    }

    /// <summary>From a list of six numbers; what is none changes nothing.</summary>
    public static Matrix Of(PdfFile file, object? value) => file.List(value) is { Count: 6 } list
        ? new(file.Number(list[0]), file.Number(list[1]), file.Number(list[2]), file.Number(list[3]), file.Number(list[4]), file.Number(list[5]))
        : Identity;
}
