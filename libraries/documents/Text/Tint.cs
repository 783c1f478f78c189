using System.Globalization;

namespace Shortlist.Documents.Text;

/// <summary>A colour of text or of what is behind it, each part from 0 to 255.</summary>
internal readonly record struct Tint(byte Red, byte Green, byte Blue)
{
    /// <summary>Points of type that nobody reads.</summary>
    private const double Tiny = 2;

    /// <summary>Steps of brightness below which nobody sees a difference.</summary>
    private const int Unseen = 24;

    /// <summary>Paper, and a page without a background.</summary>
    public static readonly Tint White = new(255, 255, 255);

    /// <summary>Of six hexadecimal digits, with or without a hash before them; null when it is something else.</summary>
    public static Tint? OfHex(string? text)
    {
        var digits = text.AsSpan().TrimStart('#');
        return digits.Length == 6 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new((byte)(value >> 16), (byte)(value >> 8), (byte)value)
            : null;
    }

    /// <summary>
    /// Why text of a document without fixed pages is not seen; null when it is.
    /// </summary>
    /// <param name="isDisplayed">Whether the format lets it be shown at all.</param>
    /// <param name="size">Points; 0 when unknown.</param>
    /// <param name="colour">Its colour; null when unknown or the usual one, which is seen on anything.</param>
    /// <param name="ground">What is behind it; null when unknown, and then its colour tells nothing.</param>
    public static HiddenReason? WhyUnseen(bool isDisplayed, double size, Tint? colour, Tint? ground) =>
        !isDisplayed ? HiddenReason.NotDisplayed
        : size is > 0 and < Tiny ? HiddenReason.Tiny
        : colour is { } ink && ground is { } behind && ink.IsLike(behind) ? HiddenReason.SameColour
        : null;

    private bool IsLike(Tint other) =>
        Math.Abs(Red - other.Red) < Unseen && Math.Abs(Green - other.Green) < Unseen && Math.Abs(Blue - other.Blue) < Unseen;
}
