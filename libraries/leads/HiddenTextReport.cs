using System.Text.Json;
using Shortlist.CvParsing;
using Shortlist.Documents;

namespace Shortlist.Leads;

/// <summary>Text of a CV that nobody who looks at it sees. It was left out of everything that was read.</summary>
/// <param name="Count">How many such texts there are.</param>
/// <param name="Pages">The pages they stand on, from 1, each once.</param>
/// <param name="Reasons">Why they are not seen, each once, such as <c>tiny</c> or <c>same_colour</c>.</param>
/// <param name="Excerpts">The first of them, at most <see cref="MostExcerpts"/>, so that a person can judge.</param>
public sealed record HiddenTextReport(
    int Count, IReadOnlyList<int> Pages, IReadOnlyList<string> Reasons, IReadOnlyList<HiddenExcerpt> Excerpts)
{
    /// <summary>Excerpts that a report holds.</summary>
    public const int MostExcerpts = 10;

    /// <summary>Characters of an excerpt.</summary>
    public const int LongestExcerpt = 200;

    /// <summary>The report of a document; null when nothing in it is hidden.</summary>
    public static HiddenTextReport? Of(Document document) => document.Hidden.Count == 0
        ? null
        : new HiddenTextReport(
            document.Hidden.Count,
            [.. document.Hidden.Select(text => text.Page).Distinct().Order()],
            [.. document.Hidden.Select(text => CodeOf(text.Reason)).Distinct(StringComparer.Ordinal)],
            [.. document.Hidden.Take(MostExcerpts).Select(text => new HiddenExcerpt(text.Page, Cut(text.Text), CodeOf(text.Reason), EvidenceBox.Of(text.Box)))]);

    private static string Cut(string text)
    {
        if (text.Length <= LongestExcerpt)
            return text;
        var length = char.IsHighSurrogate(text[LongestExcerpt - 1]) ? LongestExcerpt - 1 : LongestExcerpt;
        return text[..length];
    }

    private static string CodeOf(HiddenReason reason) => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());
}

/// <summary>The beginning of a hidden text.</summary>
/// <param name="Page">Page, from 1.</param>
/// <param name="Text">At most <see cref="HiddenTextReport.LongestExcerpt"/> characters.</param>
/// <param name="Reason">Why it is not seen.</param>
/// <param name="Box">Where it stands; may lie outside the page.</param>
public sealed record HiddenExcerpt(int Page, string Text, string Reason, EvidenceBox Box);
