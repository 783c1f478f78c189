namespace Shortlist.Assessing.Rubric;

/// <summary>Writes stretches of time.</summary>
internal static class Spans
{
    /// <summary>"3 years 2 months", "1 year", "5 months".</summary>
    public static string Of(int months)
    {
        var (years, rest) = (months / 12, months % 12);
        var yearsText = years == 0 ? "" : years == 1 ? "1 year" : $"{years} years";
        var restText = rest == 0 && years > 0 ? "" : rest == 1 ? "1 month" : $"{rest} months";
        return yearsText.Length > 0 && restText.Length > 0 ? $"{yearsText} {restText}" : yearsText + restText;
    }
}
