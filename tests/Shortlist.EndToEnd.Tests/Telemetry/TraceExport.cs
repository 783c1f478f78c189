using System.Text;

namespace Shortlist.EndToEnd.Tests.Telemetry;

/// <summary>
/// Reads the few fields that the tests ask about out of an <c>ExportTraceServiceRequest</c> (opentelemetry-proto, trace/v1).
/// </summary>
internal static class TraceExport
{
    private const int ResourceSpans = 1;
    private const int Resource = 1;
    private const int ScopeSpans = 2;
    private const int ResourceAttributes = 1;
    private const int Spans = 2;
    private const int SpanTraceId = 1;
    private const int SpanName = 5;
    private const int AttributeKey = 1;
    private const int AttributeValue = 2;
    private const int StringValue = 1;

    public static List<ReceivedSpan> Read(ReadOnlyMemory<byte> request)
    {
        var spans = new List<ReceivedSpan>();
        foreach (var group in Messages(request, ResourceSpans))
        {
            var service = Messages(group, Resource).SelectMany(resource => Messages(resource, ResourceAttributes))
                .Where(attribute => Text(attribute, AttributeKey) == "service.name")
                .Select(attribute => Text(Messages(attribute, AttributeValue).Single(), StringValue))
                .Single();
            spans.AddRange(Messages(group, ScopeSpans).SelectMany(scope => Messages(scope, Spans)).Select(span =>
                new ReceivedSpan(service, Convert.ToHexStringLower(Messages(span, SpanTraceId).Single().Span), Text(span, SpanName))));
        }

        return spans;
    }

    private static string Text(ReadOnlyMemory<byte> message, int field) => Encoding.UTF8.GetString(Messages(message, field).Single().Span);

    /// <summary>The length-delimited values of a field, in order.</summary>
    private static List<ReadOnlyMemory<byte>> Messages(ReadOnlyMemory<byte> message, int field)
    {
        var found = new List<ReadOnlyMemory<byte>>();
        var rest = message;
        while (!rest.IsEmpty)
        {
            var tag = Varint(ref rest);
            var length = (tag & 7) switch
            {
                0 => SkipVarint(ref rest),
                1 => 8,
                2 => (int)Varint(ref rest),
                5 => 4,
                var wireType => throw new InvalidDataException($"Wire type {wireType} is not in use."),
            };
            if ((tag & 7) == 2 && (int)(tag >> 3) == field)
                found.Add(rest[..length]);
            rest = rest[length..];
        }

        return found;
    }

    private static int SkipVarint(ref ReadOnlyMemory<byte> rest)
    {
        Varint(ref rest);
        return 0;
    }

    private static ulong Varint(ref ReadOnlyMemory<byte> rest)
    {
        var value = 0UL;
        for (var (index, shift) = (0, 0); ; index++, shift += 7)
        {
            var next = rest.Span[index];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                rest = rest[(index + 1)..];
                return value;
            }
        }
    }
}
