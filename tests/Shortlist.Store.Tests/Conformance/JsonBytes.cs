using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shortlist.Store.Tests.Conformance;

/// <summary>A text as a JSON document.</summary>
internal static partial class JsonBytes
{
    public static byte[] Of(string text) => JsonSerializer.SerializeToUtf8Bytes(new Note(text), Json.Default.Note);

    internal sealed record Note(string Text);

    [JsonSerializable(typeof(Note))]
    private sealed partial class Json : JsonSerializerContext;
}
