using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Shortlist.Bench.Reading;

/// <summary>What a file shows, as far as reading is measured by it.</summary>
internal sealed record TrueCv(string? Summary, IReadOnlyList<TrueJob>? Work)
{
    /// <summary>What has to come out in one piece.</summary>
    [JsonIgnore]
    public IEnumerable<string> Sentences =>
        (Summary is { Length: > 0 } ? [Summary] : Enumerable.Empty<string>()).Concat((Work ?? []).SelectMany(job => job.Bullets ?? []));

    /// <summary>Reads what files show: by file name.</summary>
    public static async Task<Dictionary<string, TrueCv>> LoadAsync(string path, CancellationToken cancellationToken)
    {
        await using var json = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync(json, TrueCvJson.Default.DictionaryStringTrueCv, cancellationToken) ?? [];
    }
}

/// <summary>A job; dates as the file writes them, or the month of its start when that is all that is known.</summary>
internal sealed record TrueJob(string Company, string Position, string? Dates, string? Start, IReadOnlyList<string>? Bullets)
{
    /// <summary>Characters that may stand between a job's employer or title and its dates.</summary>
    private const int Near = 110;

    /// <summary>Whether its dates stand beside its employer or title.</summary>
    public bool KeepsDatesIn(string text)
    {
        var places = Places(text, Company).Concat(Places(text, Position)).ToList();
        var dates = Dates is { Length: > 0 } ? Places(text, Dates) : StartPlaces(text);
        return dates.Any(date => places.Exists(place => date.Start < place.End + Near && date.End > place.Start - Near));
    }

    private static IEnumerable<(int Start, int End)> Places(string text, string part)
    {
        var wanted = ReadingText.Spaced(part);
        for (var at = text.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = text.IndexOf(wanted, at + 1, StringComparison.Ordinal))
            yield return (at, at + wanted.Length);
    }

    private IEnumerable<(int Start, int End)> StartPlaces(string text)
    {
        if (Start is null)
            return [(0, text.Length)];
        var year = Start[..4];
        var pattern = $@"\b{year}\b";
        if (Start.Length >= 7)
        {
            var month = new DateTime(2000, int.Parse(Start.AsSpan(5, 2), CultureInfo.InvariantCulture), 1);
            var names = CultureInfo.GetCultures(CultureTypes.NeutralCultures)
                .Where(culture => culture.Name is "en" or "de" or "fr" or "es" or "it" or "nl" or "pl" or "pt")
                .SelectMany(culture => new[] { month.ToString("MMM", culture), month.ToString("MMMM", culture) })
                .Append("sept")
                .Select(name => Regex.Escape(ReadingText.Spaced(name.TrimEnd('.'))));
            pattern = $@"\b0?{month.Month} ({year}|{year[2..]})\b|\b{year} {month.Month:D2}\b|\b({string.Join('|', names)})\w* (de )?({year}|{year[2..]})\b";
        }

        var exact = Regex.Matches(text, pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Select(match => (match.Index, match.Index + match.Length))
            .ToList();

        // Many CVs give years alone.
        return exact.Count > 0 ? exact : Places(text, year);
    }
}

/// <summary>How truth is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, TrueCv>))]
internal sealed partial class TrueCvJson : JsonSerializerContext;
