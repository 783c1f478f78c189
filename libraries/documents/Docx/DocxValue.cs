using System.Globalization;

namespace Shortlist.Documents.Docx;

/// <summary>The values of WordprocessingML's attributes.</summary>
internal static class DocxValue
{
    private const int BodyText = 9;

    /// <summary>A switch is on when it is there, unless it says otherwise.</summary>
    public static bool IsOn(string? value) => value is not ("0" or "false" or "off" or "none");

    /// <summary>Points, of half points; null when it is no sensible size.</summary>
    public static double? Size(string? value) =>
        double.TryParse(value, CultureInfo.InvariantCulture, out var halfPoints) && halfPoints is > 0 and < 4000 ? halfPoints / 2 : null;

    /// <summary>Level of a heading, of an outline level counted from 0; 0 for body text.</summary>
    public static int? HeadingOfOutline(string? value) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var level) && level is >= 0 and <= BodyText
            ? (level == BodyText ? 0 : level + 1)
            : null;
}
