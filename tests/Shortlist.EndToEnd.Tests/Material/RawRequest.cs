using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Shortlist.EndToEnd.Tests.Material;

/// <summary>An answer as it stood on the wire.</summary>
internal sealed record RawAnswer(int Status, JsonElement Body);

/// <summary>One HTTP request written by hand, for clients that say too much, stop in the middle or never end.</summary>
internal sealed class RawRequest : IAsyncDisposable
{
    private readonly Uri _address;
    private readonly TcpClient _tcp;
    private readonly NetworkStream _stream;

    private RawRequest(Uri address, TcpClient tcp)
    {
        _address = address;
        _tcp = tcp;
        _stream = tcp.GetStream();
    }

    public static async Task<RawRequest> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        var tcp = new TcpClient { NoDelay = true };
        await tcp.ConnectAsync(address.Host, address.Port, cancellationToken);
        return new RawRequest(address, tcp);
    }

    /// <summary>Sends the head of the request; without a length the body follows in chunks.</summary>
    public Task SendHeadersAsync(
        HttpMethod method, string path, string key, string contentType, long? length, CancellationToken cancellationToken)
    {
        var framing = length is { } bytes ? $"Content-Length: {bytes}" : "Transfer-Encoding: chunked";
        return SendAsync(
            Encoding.ASCII.GetBytes(
                $"{method} {path} HTTP/1.1\r\nHost: {_address.Authority}\r\nAuthorization: Bearer {key}\r\n"
                + $"Content-Type: {contentType}\r\n{framing}\r\nConnection: close\r\n\r\n"),
            cancellationToken);
    }

    public Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        _stream.WriteAsync(bytes, cancellationToken).AsTask();

    /// <summary>Sends the body chunk by chunk until all of it is sent or the server has had enough, and reads the answer.</summary>
    public async Task<RawAnswer> SendChunksUntilAnsweredAsync(
        IEnumerable<ReadOnlyMemory<byte>> chunks, CancellationToken cancellationToken)
    {
        var answer = ReadAnswerAsync(cancellationToken);
        try
        {
            foreach (var chunk in chunks)
            {
                if (answer.IsCompleted)
                    break;
                await SendAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{chunk.Length:x}\r\n")), cancellationToken);
                await SendAsync(chunk, cancellationToken);
                await SendAsync("\r\n"u8.ToArray(), cancellationToken);
            }
        }
        catch (IOException)
        {
            // The server closed its side; what it said before is being read.
        }

        return await answer;
    }

    /// <summary>Reads the whole answer.</summary>
    public async Task<RawAnswer> ReadAnswerAsync(CancellationToken cancellationToken)
    {
        using var received = new MemoryStream();
        var buffer = new byte[8192];
        while (!IsWhole(received))
        {
            var count = await _stream.ReadAsync(buffer, cancellationToken);
            if (count == 0)
                break;
            received.Write(buffer, 0, count);
        }

        var text = Encoding.UTF8.GetString(received.ToArray());
        var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        head.ShouldBeGreaterThan(0, $"The server closed the connection without an answer; it said: '{text}'");
        return new RawAnswer(
            int.Parse(text.AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture),
            JsonSerializer.Deserialize<JsonElement>(text[text.IndexOf('{', head)..(text.LastIndexOf('}') + 1)]));
    }

    public ValueTask DisposeAsync()
    {
        // At once and without a farewell, as a client does whose cable was pulled.
        _tcp.Client.LingerState = new LingerOption(enable: true, seconds: 0);
        _tcp.Dispose();
        return ValueTask.CompletedTask;
    }

    // Envelopes are one JSON object: whole as soon as its braces are.
    private static bool IsWhole(MemoryStream received)
    {
        var text = Encoding.UTF8.GetString(received.ToArray());
        var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return head > 0 && text.IndexOf('{', head) > 0 && text.TrimEnd('\r', '\n', '0').EndsWith('}');
    }
}
