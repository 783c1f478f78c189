using System.Reflection;

namespace Shortlist.CvCorpus.Content;

/// <summary>What people of one occupation have done, in one language.</summary>
internal sealed record Occupation(
    IReadOnlyList<string> Titles, IReadOnlyList<string> Skills, IReadOnlyList<string> Tasks, IReadOnlyList<string> Employers, IReadOnlyList<string> Studies);

/// <summary>The words of the CVs of one language, from the file of that name beside this one.</summary>
internal sealed class Wording
{
    public static readonly IReadOnlyList<string> Languages = ["en", "de", "fr", "es", "it", "nl", "pl", "pt"];

    private static readonly Dictionary<string, Wording> All = Languages.ToDictionary(language => language, language => new Wording(language), StringComparer.Ordinal);

    private readonly Dictionary<string, string[]> _lists = new(StringComparer.Ordinal);

    private Wording(string language)
    {
        Language = language;
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"wording/{language}")!);
        var occupations = new List<Dictionary<string, string[]>>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("* ", StringComparison.Ordinal))
            {
                occupations.Add(new(StringComparer.Ordinal));
            }
            else if (line.IndexOf(" = ", StringComparison.Ordinal) is var at and > 0 && line[0] != '#')
            {
                var target = occupations.Count > 0 ? occupations[^1] : _lists;
                target[line[..at]] = line[(at + 3)..].Split(" | ", StringSplitOptions.TrimEntries);
            }
        }

        Occupations = [.. occupations.Select(o => new Occupation(o["titles"], o["skills"], o["tasks"], o["employers"], o["study"]))];
    }

    public string Language { get; }

    public IReadOnlyList<Occupation> Occupations { get; }

    public IReadOnlyList<string> this[string key] => _lists[key];

    public static Wording Of(string language) => All[language];

    /// <summary>Joints are written with "_" for a blank and "/" for a bar in the files, where blanks and bars part values.</summary>
    public static string Joint(string written) => written.Replace('_', ' ').Replace(" / ", " | ", StringComparison.Ordinal);

    public IReadOnlyList<string>? Find(string key) => _lists.GetValueOrDefault(key);
}
