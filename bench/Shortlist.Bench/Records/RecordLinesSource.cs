using System.Text;

namespace Shortlist.Bench.Records;

/// <summary>Candidates of about 1 kB, one a line, made as they are read.</summary>
internal sealed class RecordLinesSource(string prefix, int records) : Stream
{
    private static readonly string Filler = new('x', 620);
    private byte[] _line = [];
    private int _at;
    private int _next;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>A run of them as bytes.</summary>
    public static byte[] Bytes(string prefix, int first, int count, string? waitsFor = null) => Encoding.UTF8.GetBytes(
        string.Concat(Enumerable.Range(first, count).Select(no => Line(prefix, no, waitsFor))));

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_at == _line.Length)
        {
            if (_next == records)
                return 0;
            _line = Bytes(prefix, _next, Math.Min(100, records - _next));
            _next = Math.Min(records, _next + 100);
            _at = 0;
        }

        var taken = Math.Min(count, _line.Length - _at);
        _line.AsSpan(_at, taken).CopyTo(buffer.AsSpan(offset));
        _at += taken;
        return taken;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static string Line(string prefix, int no, string? waitsFor) => $$"""
        {"id":"{{prefix}}-{{no:D8}}","name":"Candidate {{no}}","email":"candidate{{no}}@example.com","phone":"+32 9 224 {{no % 10000:D4}}","city":"Ghent","country":"BE","years":{{no % 40}},"rate":{{no % 90}}.5,"isOpen":true,"skills":["C#","PostgreSQL","RabbitMQ","Kubernetes"],"address":{"street":"Veldstraat","no":{{no % 200}},"zip":"9000"},"startsAt":"2026-09-01","source":"partner","notes":"{{Filler}}"{{(waitsFor is null ? "" : $",\"office\":\"{waitsFor}\"")}}}

        """;
}
