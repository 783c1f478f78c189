namespace Shortlist.Client.TalentRay;

/// <summary>What screening a CV came to.</summary>
public sealed record LeadScreening
{
    /// <summary>Whether a person should look at it.</summary>
    public required bool NeedsReview { get; init; }

    /// <summary>Why, such as <c>unsupported_language</c>, <c>hidden_text</c> or <c>name_uncertain</c>.</summary>
    public required IReadOnlyList<string> ReviewReasons { get; init; }

    /// <summary>ISO 639-1 code of the CV's language; <c>und</c> when it cannot be told.</summary>
    public string? Language { get; init; }

    /// <summary>Whether that language is read. If not, mail, phone and links are all there is.</summary>
    public required bool LanguageSupported { get; init; }

    /// <summary>The phone number with its international form.</summary>
    public CvPhone? Phone { get; init; }

    /// <summary>Text that nobody sees, which was left out; null when there is none.</summary>
    public HiddenText? HiddenText { get; init; }

    /// <summary>Where every field was found.</summary>
    public required IReadOnlyList<FieldEvidence> Evidence { get; init; }

    /// <summary>When the CV was read, UTC, to the second.</summary>
    public required DateTimeOffset ReadAt { get; init; }
}

/// <summary>Where a value was found.</summary>
/// <param name="Field">The lead's field, such as <c>email</c> or <c>skills</c>.</param>
/// <param name="Value">What was read.</param>
/// <param name="Page">Page of the CV, from 1.</param>
/// <param name="Box">Where the quoted words stand on it; null in formats without fixed pages.</param>
/// <param name="Text">The words it was read from, as they stand there.</param>
/// <param name="Confidence">0 to 1; below 0.5 a person should look.</param>
public sealed record FieldEvidence(string Field, string Value, int Page, EvidenceBox? Box, string Text, double Confidence);

/// <summary>Text of a CV that nobody who looks at it sees.</summary>
/// <param name="Count">How many such texts there are.</param>
/// <param name="Pages">The pages they stand on, each once.</param>
/// <param name="Reasons">Why they are not seen, such as <c>tiny</c> or <c>same_colour</c>.</param>
/// <param name="Excerpts">The first of them, cut short.</param>
public sealed record HiddenText(int Count, IReadOnlyList<int> Pages, IReadOnlyList<string> Reasons, IReadOnlyList<HiddenExcerpt> Excerpts);

/// <summary>The beginning of a hidden text.</summary>
/// <param name="Page">Page, from 1.</param>
/// <param name="Text">Its beginning.</param>
/// <param name="Reason">Why it is not seen.</param>
/// <param name="Box">Where it stands; may lie outside the page.</param>
public sealed record HiddenExcerpt(int Page, string Text, string Reason, EvidenceBox Box);
