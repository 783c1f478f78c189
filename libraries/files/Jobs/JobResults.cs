using System.Text.Json;
using System.Text.Json.Serialization;
using Shortlist.FileParsing;
using Shortlist.Store;

namespace Shortlist.Files;

/// <summary>What a parse job gave.</summary>
/// <param name="Id">See <see cref="ResultIds"/>.</param>
/// <param name="TenantId">Whom it belongs to.</param>
/// <param name="File">The file as pages of blocks.</param>
public sealed record ParseResult(string Id, string TenantId, ParsedFile File);

/// <summary>What an extract job gave.</summary>
/// <param name="Id">See <see cref="ResultIds"/>.</param>
/// <param name="TenantId">Whom it belongs to.</param>
/// <param name="Data">The filled schema: an object, or a list of them.</param>
/// <param name="FieldMetadata">Where each value was found and how sure it is, as the surface shows it.</param>
/// <param name="Pages">Pages that were read.</param>
public sealed record ExtractResult(string Id, string TenantId, JsonElement Data, JsonElement? FieldMetadata, int Pages);

/// <summary>Ids of results.</summary>
public static class ResultIds
{
    /// <summary>The version of the rules by which files are parsed and schemas filled: results of other versions are left alone.</summary>
    public const int RulesVersion = 2;

    /// <summary>
    /// The id under which a result is shared within a tenant: the same bytes under the same parameters give the same result,
    /// for as long as the rules that read them stay as they are.
    /// </summary>
    public static string Shared(FileJob job) => $"{job.SnapshotId}|{job.Sha256}|{RulesVersion}";

    /// <summary>The id of a result that no other job shares.</summary>
    public static string Own(FileJob job) => $"{job.TenantId}|{job.Id}";
}

/// <summary>The parse results of all tenants.</summary>
public sealed class ParseResultCollection(IDocumentStore store) : Collection<ParseResult>(
    store,
    new CollectionDefinition("parse_results", [new("tenant", KeyKind.Text)], [["tenant"]]),
    ResultJson.Relaxed.ParseResult,
    result => result.Id,
    result => [KeyValue.Of(result.TenantId)]);

/// <summary>The extract results of all tenants.</summary>
public sealed class ExtractResultCollection(IDocumentStore store) : Collection<ExtractResult>(
    store,
    new CollectionDefinition("extract_results", [new("tenant", KeyKind.Text)], [["tenant"]]),
    ResultJson.Relaxed.ExtractResult,
    result => result.Id,
    result => [KeyValue.Of(result.TenantId)]);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ParseResult))]
[JsonSerializable(typeof(ExtractResult))]
internal sealed partial class ResultJson : JsonSerializerContext
{
    /// <summary>Keeps letters of all languages as they are: escaped they take up to six times the room.</summary>
    public static ResultJson Relaxed { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
