using System.Globalization;
using Shortlist.Documents.Text;

namespace Shortlist.Documents.Html;

/// <summary>What a style says of whether text is seen; null where it says nothing.</summary>
/// <param name="Hides">Why nothing inside is seen, whatever the elements inside say.</param>
/// <param name="Colour">Colour of the text.</param>
/// <param name="HasColour">Whether it sets one, known or not.</param>
/// <param name="Ground">What is behind the text.</param>
/// <param name="HasGround">Whether it sets something, known or not.</param>
/// <param name="Size">Points of type.</param>
internal sealed record HtmlStyle(HiddenReason? Hides, Tint? Colour, bool HasColour, Tint? Ground, bool HasGround, double? Size)
{
    private const double FarOff = -400;
    private const double PointsPerPixel = 0.75;
    private const double PointsPerEm = 12;

    private static readonly HtmlStyle None = new(null, null, HasColour: false, null, HasGround: false, null);

    /// <summary>Whether it says anything that is asked here.</summary>
    public bool IsNone => this == None;

    /// <summary>Reads declarations such as <c>color: #fff; font-size: 1px</c>.</summary>
    public static HtmlStyle Of(ReadOnlySpan<char> declarations)
    {
        var style = None;
        var (isAway, isPositioned, isClipped) = (false, false, false);
        foreach (var range in declarations.Split(';'))
        {
            var declaration = declarations[range];
            var colon = declaration.IndexOf(':');
            if (colon < 0)
                continue;
            var value = declaration[(colon + 1)..].Trim().ToString().ToLowerInvariant().Replace("!important", "", StringComparison.Ordinal).Trim();
            switch (declaration[..colon].Trim().ToString().ToLowerInvariant())
            {
                case "display" when value is "none":
                case "visibility" when value is "hidden" or "collapse":
                    style = style with { Hides = HiddenReason.NotDisplayed };
                    break;
                case "opacity" when Number(value) is < 0.08:
                    style = style with { Hides = HiddenReason.Invisible };
                    break;
                case "color":
                    style = style with { Colour = ColourOf(value), HasColour = true, Hides = value is "transparent" ? HiddenReason.Invisible : style.Hides };
                    break;
                case "background-color" or "background":
                    style = style with { Ground = value is "none" or "transparent" ? null : ColourOf(value), HasGround = value is not ("none" or "transparent" or "inherit") };
                    break;
                case "background-image" when value is not "none":
                    style = style with { Ground = null, HasGround = true };
                    break;
                case "font-size":
                    style = style with { Size = Points(value) };
                    break;
                case "text-indent" when Points(value) is < FarOff:
                    style = style with { Hides = HiddenReason.OffPage };
                    break;
                case "position":
                    isPositioned = value is "absolute" or "fixed" or "relative";
                    break;
                case "left" or "top" or "right" or "bottom" when Points(value) is < FarOff:
                    isAway = true;
                    break;
                case "clip" when value.Replace(" ", "", StringComparison.Ordinal) is "rect(0,0,0,0)" or "rect(0000)" or "rect(1px,1px,1px,1px)" or "rect(1px1px1px1px)":
                    isClipped = true;
                    break;
            }
        }

        return isPositioned && (isAway || isClipped) ? style with { Hides = HiddenReason.OffPage } : style;
    }

    /// <summary>What holds when another style is added that wins over this one.</summary>
    public HtmlStyle With(HtmlStyle other) => new(
        other.Hides ?? Hides,
        other.HasColour ? other.Colour : Colour, HasColour || other.HasColour,
        other.HasGround ? other.Ground : Ground, HasGround || other.HasGround,
        other.Size ?? Size);

    private static double? Number(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>Points of a length; null when it depends on what is not known here.</summary>
    private static double? Points(ReadOnlySpan<char> value)
    {
        if (value is "0")
            return 0.1;
        return value switch
        {
            [.. var number, 'p', 'x'] => Number(number) * PointsPerPixel,
            [.. var number, 'p', 't'] => Number(number),
            [.. var number, 'e', 'm'] => Number(number.TrimEnd('r')) * PointsPerEm,
            _ => null,
        } is { } points ? points is 0 ? 0.1 : points : null;
    }

    private static Tint? ColourOf(string value) => value switch
    {
        "white" => Tint.White,
        "black" => default(Tint),
        ['#', var red, var green, var blue] => Tint.OfHex(string.Concat(red, red, green) + string.Concat(green, blue, blue)),
        ['#', _, _, _, _, _, _] => Tint.OfHex(value),
        _ when value.StartsWith("rgb(", StringComparison.Ordinal) => OfParts(value.AsSpan(4)),
        _ => null,
    };

    private static Tint? OfParts(ReadOnlySpan<char> text)
    {
        Span<byte> parts = stackalloc byte[3];
        var count = 0;
        foreach (var range in text.TrimEnd(')').SplitAny(", "))
        {
            if (text[range].TrimEnd(')') is { IsEmpty: false } part && (count == parts.Length || !byte.TryParse(part, CultureInfo.InvariantCulture, out parts[count++])))
                return null;
        }

        return count == parts.Length ? new(parts[0], parts[1], parts[2]) : null;
    }
}
