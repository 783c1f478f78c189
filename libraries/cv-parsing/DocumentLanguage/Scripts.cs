using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.DocumentLanguage;

/// <summary>Counts the letters of a text by script, and tells the languages of scripts other than the Latin one.</summary>
internal sealed class Scripts
{
    // A Chinese character says as much as two or three letters do, so that few of them outweigh many names of products.
    private const double WeightOfHan = 2.5;
    private const double WeightOfSyllable = 2;

    private const string Kana = "ja";
    private const string Han = "zh";
    private const string Hangul = "ko";

    private static readonly (char First, char Last, string Language)[] Ranges =
    [
        ('\u0370', '\u03FF', "el"), ('\u1F00', '\u1FFF', "el"), ('\u0400', '\u052F', "ru"), ('\u0530', '\u058F', "hy"), ('\u0590', '\u05FF', "he"),
        ('\u0600', '\u06FF', "ar"), ('\u0750', '\u077F', "ar"), ('\uFB50', '\uFDFF', "ar"), ('\uFE70', '\uFEFC', "ar"), ('\u0900', '\u097F', "hi"),
        ('\u0980', '\u09FF', "bn"), ('\u0A00', '\u0A7F', "pa"), ('\u0A80', '\u0AFF', "gu"), ('\u0B00', '\u0B7F', "or"), ('\u0B80', '\u0BFF', "ta"),
        ('\u0C00', '\u0C7F', "te"), ('\u0C80', '\u0CFF', "kn"), ('\u0D00', '\u0D7F', "ml"), ('\u0D80', '\u0DFF', "si"), ('\u0E00', '\u0E7F', "th"),
        ('\u0E80', '\u0EFF', "lo"), ('\u0F00', '\u0FFF', "bo"), ('\u1000', '\u109F', "my"), ('\u10A0', '\u10FF', "ka"), ('\u1100', '\u11FF', Hangul),
        ('\u1200', '\u137F', "am"), ('\u1780', '\u17FF', "km"), ('\u1800', '\u18AF', "mn"), ('\u3040', '\u30FF', Kana), ('\u3100', '\u312F', Han),
        ('\u3400', '\u4DBF', Han), ('\u4E00', '\u9FFF', Han), ('\uAC00', '\uD7AF', Hangul), ('\uF900', '\uFAFF', Han), ('\uFF66', '\uFF9D', Kana),
    ];

    // Letters by which one script's languages part.
    private static readonly (string Script, string Letters, string Language)[] Signs =
    [
        ("ru", "іїєґ", "uk"), ("ru", "ў", "be"), ("ru", "јљњћђ", "sr"), ("ru", "ѓќѕ", "mk"), ("ru", "ыэё", "ru"), ("ru", "әғқңөұүһ", "kk"),
        ("ar", "پچژگ", "fa"), ("ar", "ٹڈےں", "ur"), ("hi", "ळ", "mr"),
    ];

    private readonly Dictionary<string, int> _letters = new(StringComparer.Ordinal);
    private readonly int[] _signs = new int[Signs.Length];
    private int _latin;
    private int _hard;

    /// <summary>The part of the text, 0 to 1, that is not in Latin letters.</summary>
    public double ShareOfOthers
    {
        get
        {
            var others = _letters.Sum(script => script.Value * WeightOf(script.Key));
            return others == 0 ? 0 : others / (others + _latin);
        }
    }

    public static Scripts Count(IReadOnlyList<CvLine> lines)
    {
        var scripts = new Scripts();
        foreach (var line in lines)
        {
            foreach (var c in line.Text)
                scripts.Count(c);
        }

        return scripts;
    }

    /// <summary>The language of the script that most of the letters that are not Latin belong to.</summary>
    public string LanguageOfOthers()
    {
        var script = _letters.MaxBy(letters => letters.Value * WeightOf(letters.Key)).Key;
        if (script == Han && _letters.GetValueOrDefault(Kana) * 20 > _letters[Han])
            return Kana;

        var (best, most) = (script, 0);
        for (var i = 0; i < Signs.Length; i++)
        {
            if (Signs[i].Script == script && _signs[i] > most)
                (best, most) = (Signs[i].Language, _signs[i]);
        }

        // Bulgarian has the hard sign in the middle of words, and none of the letters that part the others.
        return script == "ru" && most == 0 && _hard * 200 > _letters[script] ? "bg" : best;
    }

    private void Count(char c)
    {
        if (c < '\u0370' || c is >= '\u1E00' and <= '\u1EFF')
        {
            _latin += char.IsLetter(c) ? 1 : 0;
            return;
        }

        foreach (var (first, last, language) in Ranges)
        {
            if (c < first || c > last)
                continue;
            _letters[language] = _letters.GetValueOrDefault(language) + 1;
            var lower = char.ToLowerInvariant(c);
            _hard += lower == 'ъ' ? 1 : 0;
            for (var i = 0; i < Signs.Length; i++)
                _signs[i] += Signs[i].Letters.Contains(lower, StringComparison.Ordinal) ? 1 : 0;
            return;
        }
    }

    private static double WeightOf(string language) => language switch
    {
        Han => WeightOfHan,
        Kana or Hangul => WeightOfSyllable,
        _ => 1,
    };
}
