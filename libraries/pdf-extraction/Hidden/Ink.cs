namespace Shortlist.PdfExtraction.Hidden;

/// <summary>What is painted with: a colour, and whether further numbers would be parts of one.</summary>
/// <param name="Colour">The colour; null when it cannot be told.</param>
/// <param name="IsPlain">Whether numbers are grey, red-green-blue or four-colour parts.</param>
internal readonly record struct Ink(Colour? Colour, bool IsPlain)
{
    public static readonly Ink Black = new(Hidden.Colour.Black, IsPlain: true);

    /// <summary>A colour of plain parts.</summary>
    public static Ink Of(ReadOnlySpan<double> parts) => new(Hidden.Colour.Of(parts), IsPlain: true);

    /// <summary>What a colour space begins with.</summary>
    public static Ink In(bool isPlain) => new(isPlain ? Hidden.Colour.Black : null, isPlain);

    /// <summary>Another colour of the same space.</summary>
    public Ink With(ReadOnlySpan<double> parts) => IsPlain ? Of(parts) : this;
}
