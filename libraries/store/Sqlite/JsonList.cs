using System.Buffers;
using System.Text.Json;

namespace Shortlist.Store.Sqlite;

/// <summary>Values as a JSON array, so that a list of any length is one parameter and one statement.</summary>
internal static class JsonList
{
    public static ReadOnlySpan<byte> Write(IReadOnlyList<KeyValue> values)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var value in values)
            {
                if (value.Number is { } number)
                    json.WriteNumberValue(number);
                else
                    json.WriteStringValue(value.Text);
            }

            json.WriteEndArray();
        }

        return buffer.WrittenSpan;
    }
}
