using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Shortlist.Files;

/// <summary>How the surface writes: snake_case, every field always there, times in milliseconds (api-surfaces.md §6.4).</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(MillisecondTime)])]
[JsonSerializable(typeof(BatchBody))]
[JsonSerializable(typeof(ListPage<BatchBody>))]
[JsonSerializable(typeof(IReadOnlyList<ResultRow>))]
[JsonSerializable(typeof(DirectoryBody))]
[JsonSerializable(typeof(ListPage<DirectoryBody>))]
[JsonSerializable(typeof(DirectoryFileBody))]
[JsonSerializable(typeof(ListPage<DirectoryFileBody>))]
[JsonSerializable(typeof(FileBody))]
[JsonSerializable(typeof(ListPage<FileBody>))]
[JsonSerializable(typeof(DownloadUrl))]
[JsonSerializable(typeof(ConfigurationBody))]
[JsonSerializable(typeof(ListPage<ConfigurationBody>))]
[JsonSerializable(typeof(ParseJobBody))]
[JsonSerializable(typeof(ListPage<ParseJobBody>))]
[JsonSerializable(typeof(ExtractJobBody))]
[JsonSerializable(typeof(ListPage<ExtractJobBody>))]
[JsonSerializable(typeof(DeletedJobBody))]
[JsonSerializable(typeof(CheckedSchemaBody))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(Dictionary<string, string>))]
public sealed partial class FilesJson : JsonSerializerContext;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FileDirectory))]
[JsonSerializable(typeof(DirectoryFile))]
[JsonSerializable(typeof(EntryName))]
[JsonSerializable(typeof(StoredFile))]
[JsonSerializable(typeof(JobConfiguration))]
[JsonSerializable(typeof(ConfigurationSnapshot))]
[JsonSerializable(typeof(FileJob))]
[JsonSerializable(typeof(FileBatch))]
[JsonSerializable(typeof(FileBatchRows))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class FilesStoreJson : JsonSerializerContext;
