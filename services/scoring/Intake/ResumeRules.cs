using System.Text;
using Microsoft.Extensions.Options;
using Shortlist.Applications;
using Shortlist.Scoring.Fetching;
using Shortlist.Store;

namespace Shortlist.Scoring;

/// <summary>A file that came with a submission.</summary>
/// <param name="Name">The name of the form's part.</param>
/// <param name="FileName">As uploaded, without folders.</param>
/// <param name="Blob">Its bytes; null when it is over the limit.</param>
internal sealed record SubmittedFile(string Name, string FileName, BlobInfo? Blob);

/// <summary>
/// What can be said of a CV before anybody reads it: its length, and the form of its address (api-surfaces.md N9). What only
/// shows when it is fetched or read ends its scoring job instead.
/// </summary>
internal sealed class ResumeRules(IOptions<FetchOptions> fetching)
{
    /// <summary>The shortest CV as text, in characters.</summary>
    public const int MinTextCharacters = 50;

    /// <summary>The longest CV as text, in bytes of UTF-8.</summary>
    public const int MaxTextBytes = 100 * 1024;

    private const int MaxUrlLength = 2048;

    /// <summary>Why the application cannot be taken in; null when it can.</summary>
    public RejectedApplication? Check(SubmittedApplication application, IReadOnlyDictionary<string, SubmittedFile> files)
    {
        return application.Resume switch
        {
            { Text: { } text } => CheckText(text),
            { Url: { } url } => CheckUrl(url),
            { File: { } name } => CheckFile(files.GetValueOrDefault(name)),
            _ => Rejected("VALIDATION_ERROR", "resume_missing", "There is no résumé."),
        };

        RejectedApplication? CheckText(string text) => text switch
        {
            _ when string.IsNullOrWhiteSpace(text) =>
                Rejected(ScoringErrors.ResumeEmpty, "resume_empty", "The résumé is empty."),
            _ when text.Trim().Length < MinTextCharacters =>
                Rejected("VALIDATION_ERROR", "resume_too_short", $"The résumé has fewer than {MinTextCharacters} characters."),
            _ when Encoding.UTF8.GetByteCount(text) > MaxTextBytes =>
                Rejected(ScoringErrors.ResumeTooLarge, "resume_too_large", $"The résumé is larger than {MaxTextBytes / 1024} KB."),
            _ => null,
        };

        RejectedApplication? CheckUrl(string url) =>
            url.Length <= MaxUrlLength
            && Uri.TryCreate(url, UriKind.Absolute, out var parsed)
            && fetching.Value.HasGoodForm(parsed)
                ? null
                : Rejected("VALIDATION_ERROR", "resume_url_invalid", "The résumé's address must be an HTTPS URL without user and password.");

        RejectedApplication? CheckFile(SubmittedFile? file) => file switch
        {
            null => Rejected("VALIDATION_ERROR", "resume_file_missing", "The form has no part of the name that the résumé gives."),
            { Blob: null } => Rejected(ScoringErrors.ResumeTooLarge, "resume_too_large", "The résumé is larger than allowed."),
            { Blob.Length: 0 } => Rejected(ScoringErrors.ResumeEmpty, "resume_empty", "The résumé is empty."),
            _ => null,
        };

        RejectedApplication Rejected(string code, string reason, string message) =>
            new(application.ApplicationId, code, reason, message);
    }
}
