using Shortlist.CvParsing;

namespace Shortlist.Leads;

/// <summary>
/// What screening a CV came to, beside the lead itself. Our extension: only the lead's own address shows it
/// (<c>GET /api/v1/sourcing/{id}</c>), only for leads that a CV was read for, and never a list.
/// </summary>
public sealed record LeadScreening
{
    /// <summary>Whether a person should look at it.</summary>
    public required bool NeedsReview { get; init; }

    /// <summary>Why: codes of <see cref="ReviewReason"/>.</summary>
    public required IReadOnlyList<string> ReviewReasons { get; init; }

    /// <summary>ISO 639-1 code of the CV's language; <c>und</c> when it cannot be told.</summary>
    public required string? Language { get; init; }

    /// <summary>Whether that language is read. If not, mail, phone and links are all there is.</summary>
    public required bool LanguageSupported { get; init; }

    /// <summary>The phone number with its international form.</summary>
    public required Phone? Phone { get; init; }

    /// <summary>Text that nobody sees, which was left out; null when there is none.</summary>
    public required HiddenTextReport? HiddenText { get; init; }

    /// <summary>Where every field was found, in the order of the fields.</summary>
    public required IReadOnlyList<FieldEvidence> Evidence { get; init; }

    /// <summary>When the CV was read, whole seconds.</summary>
    public required string ReadAt { get; init; }

    /// <summary>How the surface shows a reading.</summary>
    public static LeadScreening Of(CvReading reading)
    {
        var cv = reading.Cv;
        return new LeadScreening
        {
            NeedsReview = cv.NeedsReview,
            ReviewReasons = cv.ReviewReasons,
            Language = cv.Language,
            LanguageSupported = cv.IsSupported,
            Phone = cv.Phones is [var phone, ..] ? phone.Value : null,
            HiddenText = reading.HiddenText,
            Evidence = [.. EvidenceOf(cv)],
            ReadAt = TalentRayTime.Of(reading.ReadAt),
        };
    }

    private static IEnumerable<FieldEvidence> EvidenceOf(ParsedCv cv) =>
    [
        .. Of("fullName", OneOrNone(cv.Name), value => value),
        .. Of("email", cv.Emails, value => value),
        .. Of("phone", cv.Phones, value => value.Raw),
        .. Of("links", cv.Links, value => value),
        .. Of("location", OneOrNone(cv.Location), value => value),
        .. Of("summary", OneOrNone(cv.Summary), value => value),
        .. Of("skills", cv.Skills, value => value.Name),
        .. Of("languages", cv.Languages, value => value.Name),
        .. Of("work", cv.Work, value => Joined(value.Title, value.Company)),
        .. Of("education", cv.Education, value => Joined(value.Degree, value.Institution)),
    ];

    private static IEnumerable<FieldEvidence> Of<T>(string field, IReadOnlyList<Found<T>> found, Func<T, string> name) =>
        found.Select(each => new FieldEvidence(
            field, name(each.Value), each.Evidence.Page, each.Evidence.Box, each.Evidence.Quote, Math.Round(each.Confidence, 2)));

    private static IReadOnlyList<Found<string>> OneOrNone(Found<string>? found) => found is null ? [] : [found];

    private static string Joined(string? first, string? second) => string.Join(", ", new[] { first, second }.Where(part => part is { Length: > 0 }));
}

/// <summary>Where a value was found.</summary>
/// <param name="Field">The lead's field, such as <c>email</c> or <c>skills</c>.</param>
/// <param name="Value">What was read.</param>
/// <param name="Page">Page of the CV, from 1.</param>
/// <param name="Box">Where the quoted words stand on it; null in formats without fixed pages.</param>
/// <param name="Text">The words it was read from, as they stand there.</param>
/// <param name="Confidence">0 to 1; below 0.5 a person should look.</param>
public sealed record FieldEvidence(string Field, string Value, int Page, EvidenceBox? Box, string Text, double Confidence);
