using System.Text.Json;
using System.Text.Json.Serialization;
using Shortlist.FileParsing;
using Shortlist.FileParsing.Rendering;
using Shortlist.Files;

namespace Shortlist.Query;

/// <summary><c>GET /api/v2/parse</c>, newest first; filters <c>status</c>, <c>created_at_on_or_…</c>, <c>job_ids</c>.</summary>
internal static class ListParseJobs
{
    public static Task<IResult> HandleAsync(
        HttpRequest request, Project project, JobCollection jobs, TimeProvider time, CancellationToken cancellationToken) =>
        JobList.AnswerAsync(
            request, project, Products.Parse, jobs, time, [], ParseJobBody.Of, FilesJson.Default.ListPageParseJobBody, cancellationToken);
}

/// <summary>
/// <c>GET /api/v2/parse/{id}</c>. <c>expand</c> asks for what was read: <c>text</c>, <c>markdown</c>, <c>items</c> and <c>metadata</c>
/// by page, <c>text_full</c> and <c>markdown_full</c> in one piece, <c>job_metadata</c>, <c>raw_parameters</c> and <c>usage</c>.
/// </summary>
internal static class GetParseJob
{
    private static readonly string[] Expansions =
        ["text", "markdown", "items", "metadata", "text_full", "markdown_full", "job_metadata", "raw_parameters", "usage"];

    public static async Task<IResult> HandleAsync(
        string id,
        HttpRequest request,
        Project project,
        JobCollection jobs,
        ParseResultCollection results,
        SnapshotCollection snapshots,
        CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var expand = query.Choices("expand", Expansions);
        if (query.Refusal is { } refusal)
            return refusal;
        if (await jobs.FindAsync(project, Products.Parse, id, cancellationToken) is not { } job)
            return Refusals.Unknown("Job");

        var body = new ParsedJobBody
        {
            Job = ParseJobBody.Of(job) with { Usage = expand.Contains("usage", StringComparer.Ordinal) ? new(0) : null },
        };
        if (expand.Count == 0)
            return Results.Json(body, ParsedJobJson.Default.ParsedJobBody);
        var parameters = (await snapshots.FindAsync(job.SnapshotId, cancellationToken))?.Value.Parameters;
        if (expand.Contains("raw_parameters", StringComparer.Ordinal))
            body = body with { RawParameters = parameters };
        if (job.ResultId is { } resultId && (await results.FindAsync(resultId, cancellationToken))?.Value.File is { } file)
            body = Expand(body, file, expand, job, parameters is { } known ? ParseParameters.Of(known).Style : new());
        return Results.Json(body, ParsedJobJson.Default.ParsedJobBody);
    }

    private static ParsedJobBody Expand(ParsedJobBody body, ParsedFile file, IReadOnlyList<string> expand, FileJob job, MarkdownStyle style)
    {
        foreach (var what in expand)
        {
            body = what switch
            {
                "text" => body with { Text = new([.. file.Pages.Select(page => new TextPageBody(page.Number, PlainText.Of(page)))]) },
                "markdown" => body with { Markdown = new([.. file.Pages.Select(page => new MarkdownPageBody(Markdown.Of(page, file, style), page.Number, true))]) },
                "items" => body with { Items = new([.. file.Pages.Select(page => ItemsPageBody.Of(page, style))]) },
                "metadata" => body with { Metadata = new([.. file.Pages.Select(page => new PageMetadataBody(page.Number, null))], null) },
                "text_full" => body with { TextFull = string.Join(PlainText.PageBreak, file.Pages.Select(PlainText.Of)) },
                "markdown_full" => body with { MarkdownFull = string.Join(Markdown.PageBreak, file.Pages.Select(page => Markdown.Of(page, file, style))) },
                "job_metadata" => body with { JobMetadata = JobMetadataBody.Of(file, job) },
                _ => body,
            };
        }

        return body;
    }
}

/// <summary>
/// <c>GET /api/v2/parse/versions</c>: one set of rules reads for every tier, so each has one version. Others may be named in
/// parameters, and are kept as they are.
/// </summary>
internal static class GetParseVersions
{
    private const string Current = "2026-06-15";

    public static IResult Handle() => Results.Json(
        new ParseVersionsBody([Current], [Current], [Current], [Current], new(Current, Current, Current, Current)),
        ParsedJobJson.Default.ParseVersionsBody);
}

internal sealed record ParseVersionsBody(
    IReadOnlyList<string> Agentic,
    IReadOnlyList<string> AgenticPlus,
    IReadOnlyList<string> CostEffective,
    IReadOnlyList<string> Fast,
    LatestVersionsBody Latest);

internal sealed record LatestVersionsBody(string Agentic, string AgenticPlus, string CostEffective, string Fast);

/// <summary>A parse job with what was asked for of its result; the rest is null.</summary>
internal sealed record ParsedJobBody
{
    public required ParseJobBody Job { get; init; }

    public ItemsBody? Items { get; init; }

    public JobMetadataBody? JobMetadata { get; init; }

    public MarkdownBody? Markdown { get; init; }

    public string? MarkdownFull { get; init; }

    public MetadataBody? Metadata { get; init; }

    public JsonElement? RawParameters { get; init; }

    public TextBody? Text { get; init; }

    public string? TextFull { get; init; }
}

internal sealed record TextBody(IReadOnlyList<TextPageBody> Pages);

internal sealed record TextPageBody(int PageNumber, string Text);

internal sealed record MarkdownBody(IReadOnlyList<MarkdownPageBody> Pages);

internal sealed record MarkdownPageBody(string Markdown, int PageNumber, bool Success);

internal sealed record MetadataBody(IReadOnlyList<PageMetadataBody> Pages, JsonElement? Document);

internal sealed record PageMetadataBody(int PageNumber, double? Confidence);

/// <summary>What is known of the file as a whole.</summary>
internal sealed record JobMetadataBody(
    string FileName, string Format, int Pages, int PagesRead, string? Language, int Characters, bool IsCacheHit, IReadOnlyList<string> Warnings)
{
    public static JobMetadataBody Of(ParsedFile file, FileJob job) => new(
        job.FileName,
        JsonNamingPolicy.SnakeCaseLower.ConvertName(file.Format.ToString()),
        file.PageCount,
        file.Pages.Count,
        file.Language,
        file.Characters,
        job.IsFromCache,
        file.Warnings);
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(MillisecondTime)])]
[JsonSerializable(typeof(ParsedJobBody))]
[JsonSerializable(typeof(ParseVersionsBody))]
internal sealed partial class ParsedJobJson : JsonSerializerContext;
