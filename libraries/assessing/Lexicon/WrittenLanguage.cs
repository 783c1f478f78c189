namespace Shortlist.Assessing.Lexicon;

/// <summary>The language that a CV is written in, by the name that criteria call it.</summary>
internal static class WrittenLanguage
{
    /// <summary>The English name of a language that CVs are read in; null for any other code and for a text too short to tell.</summary>
    /// <param name="code">ISO 639-1.</param>
    public static string? NameOf(string? code) => code switch
    {
        "en" => "English",
        "de" => "German",
        "fr" => "French",
        "es" => "Spanish",
        "it" => "Italian",
        "nl" => "Dutch",
        "pl" => "Polish",
        "pt" => "Portuguese",
        _ => null,
    };
}
