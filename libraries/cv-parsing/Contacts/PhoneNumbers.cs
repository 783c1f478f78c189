namespace Shortlist.CvParsing.Contacts;

/// <summary>Puts a number as written into E.164, after the numbering plan of its country. What fits no plan stays as it is.</summary>
internal static class PhoneNumbers
{
    /// <summary>The number with its international form.</summary>
    /// <param name="raw">As written, extension included.</param>
    /// <param name="countries">The countries that the person's place may lie in.</param>
    /// <param name="language">The language of the CV.</param>
    public static Phone Normalise(string raw, IReadOnlyList<string> countries, string? language)
    {
        var written = WrittenPhone.Of(raw);
        if (written.IsInternational)
            return International(raw, written, written.Digits) ?? new Phone(raw, Extension: written.Extension);
        if (written.Digits.StartsWith("00", StringComparison.Ordinal) && International(raw, written, written.Digits[2..]) is { } dialled)
            return dialled;

        var fits = countries.Select(PhonePlan.Of).OfType<PhonePlan>()
            .Select(plan => (Plan: plan, National: National(plan, written)))
            .Where(fit => fit.National is not null)
            .DistinctBy(fit => fit.Plan.Code + fit.National, StringComparer.Ordinal)
            .ToList();
        if (fits is [var only])
            return Found(raw, written, Sharing(only.Plan, only.National!), only.National!, PhoneBasis.Location);

        var isGuess = countries.Count == 0 && PhonePlaces.OfLanguage(language) is not null;
        return isGuess && PhonePlan.Of(PhonePlaces.OfLanguage(language)!) is { } home && National(home, written) is { } guessed
            ? Found(raw, written, home, guessed, PhoneBasis.Language)
            : new Phone(raw, Extension: written.Extension);
    }

    private static Phone? International(string raw, WrittenPhone written, string digits)
    {
        (PhonePlan Plan, string National, int Fit)? best = null;
        foreach (var plan in PhonePlan.OfInternational(digits))
        {
            var national = WithoutPrefixes(plan, digits[plan.Code.Length..], written.HasBracketedZero);
            var fit = plan.Fit(national);
            if (fit > (best?.Fit ?? 0))
                best = (plan, national, fit);
        }

        return best is { } found ? Found(raw, written, found.Plan, found.National, PhoneBasis.Number) : null;
    }

    /// <summary>What is left of the digits behind a calling code once nothing is in front that is dialled only at home.</summary>
    private static string WithoutPrefixes(PhonePlan plan, string digits, bool hasBracketedZero)
    {
        if (hasBracketedZero && plan.KeepsZero)
            return "0" + digits;
        if (plan.Trunk.Length > 0 && digits.StartsWith(plan.Trunk, StringComparison.Ordinal) && (plan.Trunk[0] == '0' || plan.Fit(digits) == 0))
            return digits[plan.Trunk.Length..];
        return plan.Once.Length > 0 && plan.Fit(digits) == 0 && digits.StartsWith(plan.Once, StringComparison.Ordinal) ? digits[plan.Once.Length..] : digits;
    }

    /// <summary>The national number of digits that are written as within the country; null when they do not fit its plan.</summary>
    private static string? National(PhonePlan plan, WrittenPhone written)
    {
        var digits = written.HasBracketedZero ? "0" + written.Digits : written.Digits;
        if (plan.Trunk.Length > 0 && digits.StartsWith(plan.Trunk, StringComparison.Ordinal) && plan.Fit(digits.AsSpan(plan.Trunk.Length)) > 0)
            return digits[plan.Trunk.Length..];
        if (plan.IsTrunkOptional && plan.Fit(digits) > 0)
            return digits;

        // The calling code without its plus.
        return digits.StartsWith(plan.Code, StringComparison.Ordinal) && plan.Fit(digits.AsSpan(plan.Code.Length)) > 0 ? digits[plan.Code.Length..] : null;
    }

    /// <summary>The country of those sharing a calling code whose beginnings name the number best.</summary>
    private static PhonePlan Sharing(PhonePlan plan, string national) =>
        PhonePlan.All.Where(other => other.Code == plan.Code).MaxBy(other => other.Fit(national)) ?? plan;

    private static Phone Found(string raw, WrittenPhone written, PhonePlan plan, string national, PhoneBasis basis) =>
        new(raw, $"+{plan.Code}{national}", plan.Country, written.Extension, basis);
}
