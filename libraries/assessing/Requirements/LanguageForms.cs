using System.Text.RegularExpressions;

namespace Shortlist.Assessing.Requirements;

/// <summary>Languages as criteria inflect them, put into the form that lists name them by.</summary>
internal static partial class LanguageForms
{
    /// <summary>The text with "Nederlandse taal" as "Nederlands taal", "języka angielskiego" as "język angielski", "langue anglaise" as "langue anglais".</summary>
    public static string Plain(string text)
    {
        text = Polish().Replace(text, "${language}ki");
        text = Dutch().Replace(text, "${language} taal");
        text = German().Replace(text, "${language} Sprache");
        return Romance().Replace(text, match => $"{match.Groups["noun"].Value} {PlainRomance(match.Groups["language"].Value)}");
    }

    private static string PlainRomance(string language) => language.ToLowerInvariant() switch
    {
        "anglaise" => "anglais",
        "française" => "français",
        "allemande" => "allemand",
        "espagnole" => "espagnol",
        "italienne" => "italien",
        "inglesa" => "inglés",
        "alemana" => "alemán",
        "francesa" => "francés",
        "alemã" => "alemão",
        "espanhola" => "espanhol",
        _ => language,
    };

    [GeneratedRegex(@"\b(?<language>angiels|niemiec|francus|hiszpańs|włos|rosyjs|portugals|ukraińs|pols)(kiego|kim)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Polish();

    [GeneratedRegex(@"\b(?<language>nederlands|engels|duits|frans|spaans|pools)e taal\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Dutch();

    [GeneratedRegex(@"\b(?<language>deutsch|englisch|französisch|spanisch|italienisch|polnisch|russisch|türkisch)e[nr]? sprache\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex German();

    [GeneratedRegex(@"\b(?<noun>langue|lengua|língua) (?<language>anglaise|française|allemande|espagnole|italienne|inglesa|alemana|francesa|alemã|espanhola)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Romance();
}
