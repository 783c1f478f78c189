using System.Buffers;
using System.Text.Json;
using Shortlist.Batches;

namespace Shortlist.Records;

/// <summary>
/// Records as bytes. Written by hand, so that the content is copied as it is: on the way in it was read once, and on the way
/// out nobody asks what is in it.
/// </summary>
internal static class RecordFormat
{
    private const int Overhead = 256;

    public static byte[] Write(StoredRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>((record.Content?.Length ?? 0) + Overhead);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("v"u8, record.SchemaVersion);
            writer.WriteNumber("ca"u8, record.CreatedAt.ToUnixTimeMilliseconds());
            writer.WriteNumber("ua"u8, record.UpdatedAt.ToUnixTimeMilliseconds());
            if (record.DeletedBy is { } deletedBy)
                writer.WriteString("d"u8, deletedBy);
            if (record.Pending is { } pending)
            {
                writer.WriteStartObject("p"u8);
                writer.WriteString("b"u8, pending.BatchId);
                writer.WriteNumber("n"u8, pending.No);
                writer.WriteString("k"u8, pending.Key);
                writer.WriteEndObject();
            }

            WriteMarks(writer, record.Marks);
            if (record.Content is { } content)
            {
                writer.WritePropertyName("c"u8);
                writer.WriteRawValue(content.Span, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static StoredRecord Read(string id, long version, IReadOnlyList<string> references, ReadOnlyMemory<byte> body)
    {
        var record = new StoredRecord { Id = id, Version = version, References = references };
        var reader = new Utf8JsonReader(body.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("c"u8))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                record = record with { Content = body[start..(int)reader.BytesConsumed] };
                continue;
            }

            var name = reader.GetString();
            reader.Read();
            record = name switch
            {
                "v" => record with { SchemaVersion = reader.GetInt32() },
                "ca" => record with { CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64()) },
                "ua" => record with { UpdatedAt = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64()) },
                "d" => record with { DeletedBy = reader.GetGuid() },
                "p" => record with { Pending = ReadPending(ref reader) },
                "w" => record with { Marks = ReadMarks(ref reader) },
                _ => throw new InvalidDataException($"Record '{id}' has an unknown part '{name}'."),
            };
        }

        return record;
    }

    private static void WriteMarks(Utf8JsonWriter writer, IReadOnlyList<WriterMark> marks)
    {
        if (marks.Count == 0)
            return;
        writer.WriteStartArray("w"u8);
        foreach (var mark in marks)
        {
            writer.WriteStartObject();
            writer.WriteString("b"u8, mark.BatchId);
            writer.WriteNumber("n"u8, mark.No);
            if (mark.Items.Count > 0)
            {
                writer.WriteStartArray("i"u8);
                foreach (var item in mark.Items)
                    WriteItem(writer, item);
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteItem(Utf8JsonWriter writer, MarkedItem item)
    {
        writer.WriteStartObject();
        writer.WriteString("k"u8, item.Key);
        writer.WriteNumber("s"u8, (int)item.State);
        if (item.Faults.Count > 0)
        {
            // Category and message in turn.
            writer.WriteStartArray("f"u8);
            foreach (var fault in item.Faults)
            {
                writer.WriteStringValue(fault.Category);
                writer.WriteStringValue(fault.Message);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static ItemName ReadPending(ref Utf8JsonReader reader)
    {
        var (batch, no, key) = (Guid.Empty, 0, "");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan[0];
            reader.Read();
            switch (name)
            {
                case (byte)'b': batch = reader.GetGuid(); break;
                case (byte)'n': no = reader.GetInt32(); break;
                default: key = reader.GetString()!; break;
            }
        }

        return new(batch, no, key);
    }

    private static List<WriterMark> ReadMarks(ref Utf8JsonReader reader)
    {
        var marks = new List<WriterMark>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var (batch, no) = (Guid.Empty, 0);
            List<MarkedItem> items = [];
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.ValueSpan[0];
                reader.Read();
                switch (name)
                {
                    case (byte)'b': batch = reader.GetGuid(); break;
                    case (byte)'n': no = reader.GetInt32(); break;
                    default: items = ReadItems(ref reader); break;
                }
            }

            marks.Add(new(batch, no, items));
        }

        return marks;
    }

    private static List<MarkedItem> ReadItems(ref Utf8JsonReader reader)
    {
        var items = new List<MarkedItem>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var (key, state) = ("", ItemState.Failed);
            var faults = new List<RecordFault>();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.ValueSpan[0];
                reader.Read();
                switch (name)
                {
                    case (byte)'k': key = reader.GetString()!; break;
                    case (byte)'s': state = (ItemState)reader.GetInt32(); break;
                    default:
                        while (reader.Read() && reader.TokenType == JsonTokenType.String)
                        {
                            var category = reader.GetString()!;
                            reader.Read();
                            faults.Add(new(category, reader.GetString()!));
                        }

                        break;
                }
            }

            items.Add(new(key, state, faults));
        }

        return items;
    }
}
