using System.Net.Mail;
using System.Text.Json;
using System.Text.RegularExpressions;
using Shortlist.Leads;
using Shortlist.Surfaces;

namespace Shortlist.CvScreening;

/// <summary>
/// Reads the fields of a lead out of a JSON body, by hand: absent, null and wrong are three different things, and every
/// fault is named. Unknown fields are ignored (api-surfaces.md X3).
/// </summary>
internal sealed partial class LeadFields(JsonElement body)
{
    private const int MaxText = 500;
    private const int MaxSummary = 20_000;
    private const int MaxSkills = 500;
    private const int MaxCriteria = 50;
    private readonly List<FieldError> _faults = [];

    /// <summary>What is wrong so far.</summary>
    public IReadOnlyList<FieldError> Faults => _faults;

    /// <summary>Reads a body that must be a JSON object.</summary>
    public static async Task<(LeadFields? Fields, SurfaceError? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return (null, new SurfaceError(
                StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", "The body must be application/json."));
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(
                request.Body, new JsonDocumentOptions { MaxDepth = 32 }, cancellationToken);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (new LeadFields(document.RootElement.Clone()), null)
                : (null, Unreadable("must be a JSON object"));
        }
        catch (JsonException)
        {
            return (null, Unreadable("is not valid JSON"));
        }

        static SurfaceError Unreadable(string reason) =>
            SurfaceError.BadRequest("The body cannot be read.", new FieldError("body", reason));
    }

    /// <summary>Whether the body says anything of the field, be it null.</summary>
    public bool Has(string name) => body.TryGetProperty(name, out _);

    /// <summary>A text that must not be empty.</summary>
    public string? Required(string name)
    {
        var value = Text(name, MaxText);
        if (string.IsNullOrWhiteSpace(value) && !_faults.Exists(fault => fault.Field == name))
            Fault(name, "is required and must not be empty");
        return value?.Trim();
    }

    /// <summary>A text that may be null, and not empty.</summary>
    public string? Optional(string name)
    {
        var value = Text(name, MaxText);
        if (value is not null && string.IsNullOrWhiteSpace(value))
            Fault(name, "must not be empty; null removes it");
        return value?.Trim();
    }

    /// <summary>A longer text that may be null.</summary>
    public string? Summary(string name) => Text(name, MaxSummary);

    /// <summary>A mail address that may be null.</summary>
    public string? Email(string name)
    {
        var value = Optional(name);
        if (value is not null && !(MailAddress.TryCreate(value, out var address) && address.Address == value && value.IndexOf('.', value.IndexOf('@', StringComparison.Ordinal)) > 0))
            Fault(name, "is not a valid e-mail address");
        return value;
    }

    /// <summary>A phone number that may be null.</summary>
    public string? Phone(string name)
    {
        var value = Optional(name);
        if (value is not null && !PhonePattern().IsMatch(value))
            Fault(name, "is not a valid phone number");
        return value;
    }

    /// <summary>A text of any length up to a limit that may be null, and not empty.</summary>
    public string? LongText(string name, int maxLength)
    {
        var value = Text(name, maxLength);
        if (value is not null && string.IsNullOrWhiteSpace(value))
            Fault(name, "must not be empty");
        return value;
    }

    /// <summary>A list of <c>{text, importance}</c>; null when it is absent.</summary>
    public IReadOnlyList<RoleCriterion>? Criteria(string name)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > MaxCriteria)
        {
            Fault(name, $"must be a list of at most {MaxCriteria} criteria");
            return null;
        }

        List<RoleCriterion> criteria = [];
        foreach (var (index, item) in value.EnumerateArray().Index())
        {
            if (item.ValueKind == JsonValueKind.Object
                && item.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String
                && text.GetString() is { Length: > 0 and <= MaxText } words && !string.IsNullOrWhiteSpace(words)
                && item.TryGetProperty("importance", out var importance) && importance.ValueKind == JsonValueKind.String
                && importance.GetString() is "MUST_HAVE" or "NICE_TO_HAVE")
            {
                criteria.Add(new(text.GetString()!.Trim(), importance.GetString()!));
            }
            else
            {
                Fault($"{name}[{index}]", $"must have a text of at most {MaxText} characters and the importance MUST_HAVE or NICE_TO_HAVE");
            }
        }

        return criteria;
    }

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (!body.TryGetProperty(name, out var value))
            return [];
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > MaxSkills
            || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String || item.GetString()!.Length is 0 or > MaxText))
        {
            Fault(name, $"must be a list of at most {MaxSkills} non-empty strings");
            return [];
        }

        return [.. value.EnumerateArray().Select(item => item.GetString()!)];
    }

    private string? Text(string name, int maxLength)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.String)
        {
            Fault(name, "must be a string");
            return null;
        }

        var text = value.GetString()!;
        if (text.Length > maxLength)
            Fault(name, $"must not be longer than {maxLength} characters");
        return text;
    }

    private void Fault(string name, string reason) => _faults.Add(new(name, reason));

    [GeneratedRegex(@"^[+(]?[0-9(][0-9 ()./x-]{4,30}$", RegexOptions.NonBacktracking)]
    private static partial Regex PhonePattern();
}
