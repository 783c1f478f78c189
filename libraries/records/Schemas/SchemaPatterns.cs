using System.Globalization;
using System.Text.RegularExpressions;

namespace Shortlist.Records;

/// <summary>
/// Regular expressions of partners: run in time that grows with the text alone, so that no pattern can hold up a worker.
/// </summary>
internal static partial class SchemaPatterns
{
    private const int MaxLength = 1000;
    private const int MaxRepeats = 100_000;

    /// <summary>The compiled pattern; null after telling why it cannot be used.</summary>
    public static Regex? Compile(string pattern, Action<string> refuse)
    {
        // Counted repeats are copied out, and those within others multiply.
        var repeats = Counts().Matches(pattern)
            .Select(match => double.Parse(match.Groups["most"].Value, CultureInfo.InvariantCulture))
            .Aggregate(1d, (product, count) => product * Math.Max(1, count));
        if (pattern.Length > MaxLength || repeats > MaxRepeats)
        {
            refuse("is too large a regular expression");
            return null;
        }

        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
        }
        catch (ArgumentException)
        {
            refuse("is no valid regular expression");
        }
        catch (NotSupportedException)
        {
            refuse("looks ahead, behind or back, which is not supported");
        }

        return null;
    }

    [GeneratedRegex(@"\{([0-9]*,)?(?<most>[0-9]+)(,)?\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Counts();
}
