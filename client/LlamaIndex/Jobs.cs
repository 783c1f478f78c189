using System.Text.Json;

namespace Shortlist.Client.LlamaIndex;

/// <summary>The products that jobs run.</summary>
public static class Products
{
    /// <summary>Text, Markdown and items of a file.</summary>
    public const string Parse = "parse_v2";

    /// <summary>A schema filled from a file.</summary>
    public const string Extract = "extract_v2";
}

/// <summary>Statuses of batches and jobs. The last three are terminal.</summary>
public static class JobStatus
{
    /// <summary>Accepted.</summary>
    public const string Pending = "PENDING";

    /// <summary>Held back because the project has as much running as it may; goes on by itself. Of batches alone.</summary>
    public const string Throttled = "THROTTLED";

    /// <summary>Being worked on.</summary>
    public const string Running = "RUNNING";

    /// <summary>Done; single files of a batch may still have failed.</summary>
    public const string Completed = "COMPLETED";

    /// <summary>Failed.</summary>
    public const string Failed = "FAILED";

    /// <summary>Cancelled.</summary>
    public const string Cancelled = "CANCELLED";

    /// <summary>Whether nothing more will happen.</summary>
    public static bool IsTerminal(string status) => status is Completed or Failed or Cancelled;
}

/// <summary>A batch to be made.</summary>
public sealed record NewFileBatch(string SourceDirectoryId, FileBatchConfig Config)
{
    /// <summary>A batch that runs a saved configuration over a directory.</summary>
    public static NewFileBatch Of(FileDirectory directory, JobConfiguration configuration) =>
        new(directory.Id, new(new(configuration.Id, configuration.ProductType)));
}

/// <summary>What a batch does.</summary>
public sealed record FileBatchConfig(FileBatchJob Job);

/// <summary>The job that is created for each file.</summary>
public sealed record FileBatchJob(string ConfigurationId, string Type);

/// <summary>A batch.</summary>
public sealed record FileBatch(
    string Id,
    FileBatchConfig Config,
    string ProjectId,
    string SourceDirectoryId,
    string Status,
    DateTimeOffset? CreatedAt,
    IReadOnlyList<FileResult>? Results,
    DateTimeOffset? UpdatedAt);

/// <summary>The job of one file of a batch.</summary>
/// <param name="SourceDirectoryFileId">The file.</param>
/// <param name="ErrorMessage">Why there is no job for it.</param>
/// <param name="JobReference">Its job, which tells how it went.</param>
public sealed record FileResult(string SourceDirectoryFileId, string? ErrorMessage, JobReference? JobReference);

/// <summary>A job by id and product.</summary>
public sealed record JobReference(string Id, string Type);

/// <summary>A parse job to be started.</summary>
/// <param name="FileId">A file (<c>fil-…</c>) or an entry of a directory (<c>dfl-…</c>).</param>
/// <param name="ConfigurationId">A saved configuration; null to use the tier.</param>
/// <param name="Tier"><c>fast</c>, <c>cost_effective</c>, <c>agentic</c> or <c>agentic_plus</c>.</param>
public sealed record NewParseJob(string FileId, string? ConfigurationId = null, string? Tier = null);

/// <summary>A parse job.</summary>
/// <param name="ErrorMessage">Why it failed: a code, a colon and a sentence.</param>
public sealed record ParseJob(
    string Id, string ProjectId, string Status, string? Name, string? Tier, string? ErrorMessage, DateTimeOffset? CreatedAt, DateTimeOffset? UpdatedAt);

/// <summary>A parse job with what was asked for of its result.</summary>
public sealed record ParsedJob(
    ParseJob Job, ParsedText? Text, ParsedMarkdown? Markdown, JsonElement? Items, string? TextFull, string? MarkdownFull, ParsedFacts? JobMetadata);

/// <summary>Text by page.</summary>
public sealed record ParsedText(IReadOnlyList<ParsedTextPage> Pages);

/// <summary>Text of a page.</summary>
public sealed record ParsedTextPage(int PageNumber, string Text);

/// <summary>Markdown by page.</summary>
public sealed record ParsedMarkdown(IReadOnlyList<ParsedMarkdownPage> Pages);

/// <summary>Markdown of a page.</summary>
public sealed record ParsedMarkdownPage(int PageNumber, string Markdown);

/// <summary>What is known of a file as a whole.</summary>
public sealed record ParsedFacts(
    string FileName, string Format, int Pages, int PagesRead, string? Language, int Characters, bool IsCacheHit, IReadOnlyList<string> Warnings);

/// <summary>An extract job to be started.</summary>
/// <param name="FileInput">A file (<c>fil-…</c>), an entry of a directory (<c>dfl-…</c>) or a parse job (<c>pjb-…</c>).</param>
/// <param name="ConfigurationId">A saved configuration; or</param>
/// <param name="Configuration">parameters of the request's own: <c>{"data_schema": {…}, …}</c>.</param>
public sealed record NewExtractJob(string FileInput, string? ConfigurationId = null, JsonElement? Configuration = null);

/// <summary>An extract job.</summary>
/// <param name="ErrorMessage">Why it failed: a code, a colon and a sentence.</param>
/// <param name="ExtractResult">The filled schema.</param>
public sealed record ExtractJob(
    string Id,
    string ProjectId,
    string Status,
    string FileInput,
    string? ConfigurationId,
    string? ErrorMessage,
    JsonElement? ExtractResult,
    JsonElement? ExtractMetadata,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? UpdatedAt);
