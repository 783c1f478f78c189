using System.Text.Json;
using System.Text.Json.Serialization;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Gateway;

/// <summary>
/// <c>/api/admin/api-keys</c>. Making a key is TalentRay's (api-surfaces.md §1.2); listing, reading and revoking are ours, in the
/// same style, and the usage log is paged as documented (§1.1, pagination C).
/// </summary>
internal static class ApiKeyEndpoints
{
    public static IEndpointRouteBuilder MapApiKeys(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api/admin/api-keys").RequireRole(UserRole.Admin).WithTags("API keys");
        group.MapPost("/", CreateApiKey.HandleAsync);
        group.MapRead("/", ListApiKeys.HandleAsync);
        group.MapRead("/{id}", GetApiKey.HandleAsync);
        group.MapDelete("/{id}", RevokeApiKey.HandleAsync);
        group.MapRead("/{id}/usage", GetApiKeyUsage.HandleAsync);
        return endpoints;
    }

    public static SurfaceError UnknownKey() => SurfaceError.NotFound("API key not found.");

    /// <summary>Reads a whole number of the query within bounds; null means that the text is not one.</summary>
    public static int? Number(string? text, int whenAbsent, int min, int max) => text switch
    {
        null => whenAbsent,
        _ when int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= min => Math.Min(number, max),
        _ => null,
    };
}

/// <summary>The legacy success envelope of TalentRay's admin routes.</summary>
internal sealed record Success<T>(T Data)
{
    [JsonPropertyOrder(-1)]
    [JsonPropertyName("success")]
    public bool IsSuccess => true;
}

/// <summary>A key as its admin sees it; the key itself is not there, because nobody has it.</summary>
internal sealed record ApiKeyView(
    string Id,
    string Name,
    string Prefix,
    string Start,
    string UserId,
    Surface Surface,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<string>? Organizations,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt)
{
    public static ApiKeyView Of(ApiKey key) => new(
        key.Id, key.Name, key.Prefix, key.Start, key.UserId, key.Surface, key.Scopes, key.Organizations,
        key.CreatedAt, key.ExpiresAt, key.RevokedAt, key.LastUsedAt);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(WholeSecondsConverter)])]
[JsonSerializable(typeof(CreateApiKeyRequest))]
[JsonSerializable(typeof(Success<CreatedApiKey>))]
[JsonSerializable(typeof(Success<ApiKeyView>))]
[JsonSerializable(typeof(ApiKeyPage))]
internal sealed partial class ApiKeyJson : JsonSerializerContext;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(UsagePage))]
internal sealed partial class UsagePageJson : JsonSerializerContext;

/// <summary>Instants as TalentRay writes them: UTC, <c>Z</c>, whole seconds.</summary>
internal sealed class WholeSecondsConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
}
