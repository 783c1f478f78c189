using System.Text.Json;
using System.Text.Json.Serialization;
using Shortlist.Client.LlamaIndex;

namespace Shortlist.Client.Http;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NewDirectory))]
[JsonSerializable(typeof(DirectoryUpdate))]
[JsonSerializable(typeof(FileDirectory))]
[JsonSerializable(typeof(CursorPage<FileDirectory>))]
[JsonSerializable(typeof(NewDirectoryFile))]
[JsonSerializable(typeof(DirectoryFile))]
[JsonSerializable(typeof(CursorPage<DirectoryFile>))]
[JsonSerializable(typeof(StoredFile))]
[JsonSerializable(typeof(DownloadLink))]
[JsonSerializable(typeof(NewConfiguration))]
[JsonSerializable(typeof(JobConfiguration))]
[JsonSerializable(typeof(NewFileBatch))]
[JsonSerializable(typeof(FileBatch))]
[JsonSerializable(typeof(CursorPage<FileBatch>))]
[JsonSerializable(typeof(NewParseJob))]
[JsonSerializable(typeof(ParseJob))]
[JsonSerializable(typeof(ParsedJob))]
[JsonSerializable(typeof(NewExtractJob))]
[JsonSerializable(typeof(ExtractJob))]
internal sealed partial class LlamaIndexJson : JsonSerializerContext;
