using System.Text.Json;
using Shortlist.Applications;
using Shortlist.Surfaces;

namespace Shortlist.Scoring;

/// <summary>
/// Reads the fields of a JSON object by hand: absent, null and wrong are three different things, and every fault is named by
/// its path, such as <c>applications[3].resume.url</c>. Unknown fields are ignored (api-surfaces.md X3).
/// </summary>
internal sealed class JsonFields
{
    private const int MaxDepth = 32;
    private readonly JsonElement _object;
    private readonly string _path;
    private readonly List<FieldError> _faults;

    private JsonFields(JsonElement @object, string path, List<FieldError> faults) => (_object, _path, _faults) = (@object, path, faults);

    /// <summary>Whether a fault was found anywhere in the body.</summary>
    public bool IsFaulty => _faults.Count > 0;

    /// <summary>Reads a body that must be a JSON object.</summary>
    /// <exception cref="SurfaceRefusedException">It is of another media type, or no JSON object.</exception>
    public static async Task<JsonFields> ReadAsync(HttpRequest request, CancellationToken cancellationToken) => request.HasJsonContentType()
        ? await ReadAsync(request.Body, cancellationToken)
        : throw new SurfaceRefusedException(new SurfaceError(
            StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", "The body must be application/json."));

    /// <summary>Reads a JSON object from a stream.</summary>
    /// <exception cref="SurfaceRefusedException">It is none.</exception>
    public static async Task<JsonFields> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(body, new JsonDocumentOptions { MaxDepth = MaxDepth }, cancellationToken);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new(document.RootElement.Clone(), "", [])
                : throw Unreadable("must be a JSON object");
        }
        catch (JsonException)
        {
            throw Unreadable("is not valid JSON");
        }

        static SurfaceRefusedException Unreadable(string reason) =>
            new(NovaErrors.Invalid("The body cannot be read.", new FieldError("body", reason)));
    }

    /// <summary>Notes a fault of a field.</summary>
    public void Fault(string name, string message, string code = "invalid") => _faults.Add(new(PathOf(name), message, code));

    /// <summary>Refuses the request when anything is wrong with it.</summary>
    /// <exception cref="SurfaceRefusedException">Something is.</exception>
    public void ThrowIfFaulty(string message = "The request is not valid.")
    {
        if (IsFaulty)
            throw new SurfaceRefusedException(NovaErrors.Invalid(message, _faults));
    }

    /// <summary>Whether the object has the field, be it as null.</summary>
    public bool Names(string name) => _object.TryGetProperty(name, out _);

    /// <summary>Whether the object has the field, and not as null.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A text that must be there and not be blank.</summary>
    public string Required(string name, int maxLength)
    {
        if (!Has(name))
        {
            Fault(name, "is required", "required");
            return "";
        }

        var text = Optional(name, maxLength);
        if (text is not null && string.IsNullOrWhiteSpace(text))
            Fault(name, "must not be blank", "required");
        return text ?? "";
    }

    /// <summary>A text that may be absent or null.</summary>
    public string? Optional(string name, int maxLength)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.String || !TryGetText(value, out var text))
        {
            Fault(name, "must be a string", "invalid_type");
            return null;
        }

        if (text.Length > maxLength)
            Fault(name, $"must not be longer than {maxLength} characters", "too_long");
        return text;
    }

    /// <summary>A flag that may be absent.</summary>
    public bool? Flag(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Fault(name, "must be true or false", "invalid_type");
        return null;
    }

    /// <summary>A whole number that may be absent.</summary>
    public int? Number(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
            return number;
        Fault(name, "must be a whole number", "invalid_type");
        return null;
    }

    /// <summary>An object that may be absent.</summary>
    public JsonFields? Object(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return new(value, PathOf(name), _faults);
        Fault(name, "must be an object", "invalid_type");
        return null;
    }

    /// <summary>Whether the field is an object.</summary>
    public bool IsObject(string name) => Find(name)?.ValueKind == JsonValueKind.Object;

    /// <summary>A list of objects that may be absent. Members that are none are faults.</summary>
    public IReadOnlyList<JsonFields>? Objects(string name, int max)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Array)
        {
            Fault(name, "must be a list", "invalid_type");
            return null;
        }

        if (value.GetArrayLength() > max)
        {
            Fault(name, $"must not hold more than {max} entries", "too_many");
            return null;
        }

        List<JsonFields> members = [];
        foreach (var (index, member) in value.EnumerateArray().Index())
        {
            var path = $"{name}[{index}]";
            if (member.ValueKind == JsonValueKind.Object)
                members.Add(new(member, PathOf(path), _faults));
            else
                Fault(path, "must be an object", "invalid_type");
        }

        return members;
    }

    private JsonElement? Find(string name) =>
        _object.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    private static bool TryGetText(JsonElement value, out string text)
    {
        try
        {
            text = value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            // Escapes that name half a character.
            text = "";
            return false;
        }
    }
}
