namespace Shortlist.Documents.Text;

/// <summary>Tells the bullet of a list entry from its text.</summary>
internal static class ListMarker
{
    private const string Bullets = "•‣▪●○◦■□◆◇➢➤►▶✓✔❖⁃∙·*-–—";

    /// <summary>Whether the text is a bullet and nothing else.</summary>
    public static bool IsAlone(ReadOnlySpan<char> text) => text.Length == 1 && Bullets.Contains(text[0]);

    /// <summary>Characters of bullet and space that come before the text of a list entry; 0 when it is none.</summary>
    public static int Length(ReadOnlySpan<char> text) =>
        text.Length > 2 && text[1] is ' ' or '\t' && Bullets.Contains(text[0]) ? 2 : 0;
}
