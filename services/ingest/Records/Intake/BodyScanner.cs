using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;
using Shortlist.Records;

namespace Shortlist.Ingest.Records;

/// <summary>
/// Reads a submission once, while it comes in, in memory that does not grow with it: finds each item's place, its name and the
/// first thing that is wrong, and passes the bytes on.
/// </summary>
internal sealed class BodyScanner(BodyShape shape, int maxRecordBytes, Action<ItemKey> onItem)
{
    private const int MaxDepth = 64;
    private const int LabelUtf8AtMost = RecordId.MaxExternalId * 6;

    private readonly int _itemDepth = shape.ListName is null ? 0 : 2;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = MaxDepth, AllowMultipleValues = shape.ListName is null });
    private long _passed;
    private Member _member;
    private long _itemStart = -1;
    private bool _nextIsName;
    private string? _name;
    private int _count;

    private enum Member
    {
        None,
        List,
        Cascade,
        DeleteAll,
        DryRun,
        Other,
    }

    /// <summary>The members beside the list.</summary>
    public BodyFlags Flags { get; } = new();

    /// <summary>Reads to the end, or until nobody takes the bytes any more.</summary>
    /// <param name="body">The submission.</param>
    /// <param name="copy">Where its bytes go.</param>
    /// <param name="pause">Called between two reads.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="MalformedBodyException">The body is not as it must be.</exception>
    public async Task ScanAsync(PipeReader body, PipeWriter copy, Func<ValueTask> pause, CancellationToken cancellationToken)
    {
        await JsonBody.SkipByteOrderMarkAsync(body, cancellationToken);
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            var consumed = buffer.End;
            try
            {
                consumed = Scan(buffer, read.IsCompleted);
                foreach (var part in buffer.Slice(0, consumed))
                    copy.Write(part.Span);
            }
            finally
            {
                body.AdvanceTo(consumed, buffer.End);
            }

            if ((await copy.FlushAsync(cancellationToken)).IsCompleted)
                return;
            await pause();
            if (!read.IsCompleted)
                continue;
            CheckEnd();
            return;
        }
    }

    private SequencePosition Scan(in ReadOnlySequence<byte> buffer, bool isFinal)
    {
        if (isFinal && buffer.IsEmpty && _passed == 0)
            throw new MalformedBodyException("body", "is empty");
        var reader = new Utf8JsonReader(buffer, isFinal, _state);
        try
        {
            while (reader.Read())
                Take(ref reader);
        }
        catch (JsonException exception)
        {
            throw new MalformedBodyException(
                "body",
                $"is not valid JSON at line {(exception.LineNumber ?? 0) + 1}, byte {(exception.BytePositionInLine ?? 0) + 1} ({Place()})");
        }

        _passed += reader.BytesConsumed;
        var unread = buffer.Length - reader.BytesConsumed;
        if (unread > maxRecordBytes || (_itemStart >= 0 && _passed - _itemStart > maxRecordBytes))
            throw TooLong();
        _state = reader.CurrentState;
        return reader.Position;
    }

    private void Take(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !IsUtf8(ref reader))
            throw new MalformedBodyException("body", $"is not valid UTF-8 at byte {_passed + reader.TokenStartIndex + 1} ({Place()})");
        var depth = reader.CurrentDepth;
        if (_itemStart >= 0)
            TakeInsideItem(ref reader, depth);
        else if (depth == _itemDepth && (shape.ListName is null || _member == Member.List))
            BeginItem(ref reader);
        else if (shape.ListName is not null)
            TakeOutside(ref reader, depth);
    }

    private static bool IsUtf8(ref Utf8JsonReader reader)
    {
        if (!reader.HasValueSequence)
            return Utf8.IsValid(reader.ValueSpan);

        // A character may lie across two buffers.
        return Utf8.IsValid(reader.ValueSequence.ToArray());
    }

    private void TakeInsideItem(ref Utf8JsonReader reader, int depth)
    {
        if (depth == _itemDepth)
        {
            EndItem(ref reader, _name);
        }
        else if (depth == _itemDepth + 1)
        {
            if (_nextIsName)
                _name = NameIn(ref reader);
            _nextIsName = reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(shape.ExternalIdField);
        }
    }

    private void BeginItem(ref Utf8JsonReader reader)
    {
        _itemStart = _passed + reader.TokenStartIndex;
        _name = null;
        if (shape.HoldsIds)
        {
            if (reader.TokenType != JsonTokenType.String)
                throw new MalformedBodyException(Place(), "must be a string");
            var id = NameIn(ref reader) ?? throw new MalformedBodyException(
                Place(), $"must be an external id: 1 to {RecordId.MaxExternalId} characters, none of them a control character");
            EndItem(ref reader, id);
        }
        else if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new MalformedBodyException(Place(), "must be an object");
        }
    }

    private void EndItem(ref Utf8JsonReader reader, string? name)
    {
        var length = _passed + reader.BytesConsumed - _itemStart;
        if (length > maxRecordBytes)
            throw TooLong();
        onItem(new(_itemStart, (int)length, name ?? $"#{_count}"));
        _count++;
        _itemStart = -1;
        _nextIsName = false;
    }

    private void TakeOutside(ref Utf8JsonReader reader, int depth)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when depth == 0:
            case JsonTokenType.EndObject when depth == 0:
                break;
            case not JsonTokenType.StartObject when depth == 0:
                throw new MalformedBodyException("body", $"must be an object with '{shape.ListName}'");
            case JsonTokenType.PropertyName when depth == 1:
                _member = MemberOf(ref reader);
                break;
            default:
                if (depth == 1)
                    TakeMember(ref reader);
                break;
        }
    }

    private Member MemberOf(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals(shape.ListName))
            return Flags.HasList ? throw new MalformedBodyException(shape.ListName!, "comes twice") : Member.List;
        if (!shape.HoldsIds)
            return Member.Other;
        return reader.ValueTextEquals("cascade"u8) ? Member.Cascade
            : reader.ValueTextEquals("deleteAll"u8) ? Member.DeleteAll
            : reader.ValueTextEquals("dryRun"u8) ? Member.DryRun
            : Member.Other;
    }

    private void TakeMember(ref Utf8JsonReader reader)
    {
        switch (_member)
        {
            case Member.List:
                if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.EndArray))
                    throw new MalformedBodyException(shape.ListName!, "must be a list");
                Flags.HasList = true;
                break;
            case Member.Cascade:
                Flags.Cascade = Flag(ref reader, "cascade");
                break;
            case Member.DeleteAll:
                Flags.DeleteAll = Flag(ref reader, "deleteAll");
                break;
            case Member.DryRun:
                Flags.DryRun = Flag(ref reader, "dryRun");
                break;
        }
    }

    private static bool Flag(ref Utf8JsonReader reader, string name) =>
        reader.TokenType is JsonTokenType.True or JsonTokenType.False
            ? reader.TokenType == JsonTokenType.True
            : throw new MalformedBodyException(name, "must be true or false");

    /// <summary>The value as an external id, or null when it cannot be one.</summary>
    private static string? NameIn(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number)
            || (reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length) > LabelUtf8AtMost)
        {
            return null;
        }

        string name;
        try
        {
            name = reader.TokenType == JsonTokenType.String
                ? reader.GetString()!
                : System.Text.Encoding.ASCII.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape.
            return null;
        }

        return RecordId.Fault(name) is null ? name : null;
    }

    private void CheckEnd()
    {
        if (shape.ListName is not null && !Flags.HasList && !shape.HoldsIds)
            throw new MalformedBodyException(shape.ListName, "is required");
    }

    private MalformedBodyException TooLong() => new(Place(), $"is larger than the {maxRecordBytes} bytes allowed for a record");

    private string Place() => $"{shape.ListName ?? "record"}[{_count}]";
}
