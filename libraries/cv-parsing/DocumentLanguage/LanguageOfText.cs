namespace Shortlist.CvParsing.DocumentLanguage;

/// <summary>The language that a text is written in.</summary>
/// <param name="Code">ISO 639-1, or <see cref="Undetermined"/>.</param>
/// <param name="IsSupported">Whether the parser reads it. A text too short to tell counts as supported.</param>
internal readonly record struct LanguageOfText(string Code, bool IsSupported)
{
    /// <summary>The code of a text whose language cannot be told.</summary>
    public const string Undetermined = "und";
}
