using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Shortlist.Files;
using Shortlist.Surfaces;

namespace Shortlist.Ingest.Files;

/// <summary>A multipart form of one file and some texts, in whatever order they come; the file is streamed to where it is kept.</summary>
internal sealed class FileForm
{
    private const int MaxFieldBytes = 256 * 1024;
    private const int MaxFields = 32;
    private const int MaxNameLength = 255;
    private const int MaxTextLength = 3000;

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>The file's name: the last part of the path that it claims.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>Reads the form. The refusal when it is none, or holds no such file.</summary>
    public static async Task<(FileForm? Form, SurfaceError? Refusal)> ReadAsync(
        HttpRequest request, string fileField, Func<Stream, Task> store, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 200 } boundary)
        {
            return (null, Missing(fileField));
        }

        var form = new FileForm();
        var reader = new MultipartReader(boundary.ToString(), request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 16 * 1024 };
        var hasFile = false;
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (section.GetContentDispositionHeader() is not { } disposition)
                    return (null, Malformed());
                var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
                if (disposition.IsFileDisposition())
                {
                    if (hasFile || name != fileField)
                        return (null, Refusals.Invalid(new FieldError(name, $"One file is expected, as {fileField}", "value_error")));
                    hasFile = true;
                    form.FileName = CleanName(disposition);
                    await store(section.Body);
                }
                else if (await form.ReadTextAsync(name, section.Body, cancellationToken) is { } refusal)
                {
                    return (null, refusal);
                }
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            // The reader says so of a body that ends in the middle, too; a client that is gone hears neither.
            cancellationToken.ThrowIfCancellationRequested();
            return (null, Malformed());
        }

        return hasFile ? (form, null) : (null, Missing(fileField));
    }

    /// <summary>A text; null when absent, empty or written as <c>null</c>.</summary>
    public string? Text(string name, List<FieldError> faults)
    {
        if (!_texts.TryGetValue(name, out var text) || text is "" or "null")
            return null;
        if (text.Length > MaxTextLength)
            faults.Add(new(name, $"String should have at most {MaxTextLength} characters", "string_too_long"));
        return text;
    }

    /// <summary>A text that holds JSON; null when absent.</summary>
    public JsonElement? Json(string name, List<FieldError> faults)
    {
        if (!_texts.TryGetValue(name, out var text) || text is "" or "null")
            return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            faults.Add(new(name, "Input should be valid JSON", "json_invalid"));
            return null;
        }
    }

    private async Task<SurfaceError?> ReadTextAsync(string name, Stream body, CancellationToken cancellationToken)
    {
        if (_texts.Count == MaxFields)
            return Refusals.Invalid(new FieldError(name, "The form has too many fields", "value_error"));
        using var kept = new MemoryStream();
        var buffer = new byte[8 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (kept.Length + read > MaxFieldBytes)
                return Refusals.Invalid(new FieldError(name, $"String should have at most {MaxFieldBytes} bytes", "string_too_long"));
            kept.Write(buffer, 0, read);
        }

        _texts[name] = Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
        return null;
    }

    private static string CleanName(ContentDispositionHeaderValue disposition)
    {
        var claimed = HeaderUtilities.RemoveQuotes(
            StringSegment.IsNullOrEmpty(disposition.FileNameStar) ? disposition.FileName : disposition.FileNameStar).ToString();
        var name = claimed[(claimed.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.Where(character => !char.IsControl(character))).Trim();
        if (name.Length > MaxNameLength)
            name = name[^MaxNameLength..];
        return name.Length == 0 ? "unnamed" : name;
    }

    private static SurfaceError Missing(string field) => Refusals.Invalid(new FieldError(field, "Field required", "missing"));

    private static SurfaceError Malformed() =>
        Refusals.CannotBeDone("There was an error parsing the body: it is not the multipart form that it says it is.");
}
