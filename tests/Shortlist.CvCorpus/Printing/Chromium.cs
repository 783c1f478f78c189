using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Shortlist.CvCorpus.Printing;

/// <summary>
/// Prints HTML pages to PDF with one headless browser, spoken to over its debugging protocol: a page takes some 100 ms
/// instead of the second that a process for each one does.
/// </summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Announcement = "DevTools listening on ";
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private readonly ClientWebSocket _socket = new();
    private Task _rest = Task.CompletedTask;
    private int _lastId;

    private Chromium(Process process, DirectoryInfo profile) => (_process, _profile) = (process, profile);

    /// <summary>The browser's path, or null where none is installed.</summary>
    public static string? FindBrowser() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    public static async Task<Chromium> StartAsync(string browser, CancellationToken cancellationToken)
    {
        var profile = Directory.CreateTempSubdirectory("shortlist-print-");
        var process = Process.Start(new ProcessStartInfo(browser)
        {
            UseShellExecute = false,
            ArgumentList =
            {
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions", "--disable-background-networking",
                "--remote-debugging-port=0", $"--user-data-dir={profile.FullName}", "about:blank",
            },
            RedirectStandardError = true,
        })!;
        var chromium = new Chromium(process, profile);
        try
        {
            await chromium.ConnectAsync(cancellationToken);
            return chromium;
        }
        catch
        {
            await chromium.DisposeAsync();
            throw;
        }
    }

    /// <summary>The page as PDF, in the size that its style asks for.</summary>
    public async Task<byte[]> PrintAsync(string html, CancellationToken cancellationToken)
    {
        var target = await SendAsync("Target.createTarget", new() { ["url"] = "about:blank" }, null, cancellationToken);
        var id = (string)target["targetId"]!;
        var attached = await SendAsync("Target.attachToTarget", new() { ["targetId"] = id, ["flatten"] = true }, null, cancellationToken);
        var session = (string)attached["sessionId"]!;
        var tree = await SendAsync("Page.getFrameTree", [], session, cancellationToken);
        var frame = (string)tree["frameTree"]!["frame"]!["id"]!;
        await SendAsync("Page.setDocumentContent", new() { ["frameId"] = frame, ["html"] = html }, session, cancellationToken);
        var printed = await SendAsync("Page.printToPDF", new() { ["preferCSSPageSize"] = true, ["printBackground"] = true }, session, cancellationToken);
        await SendAsync("Target.closeTarget", new() { ["targetId"] = id }, null, cancellationToken);
        return Convert.FromBase64String((string)printed["data"]!);
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _rest;
        _process.Dispose();
        _profile.Delete(recursive: true);
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        while (await _process.StandardError.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!line.StartsWith(Announcement, StringComparison.Ordinal))
                continue;
            await _socket.ConnectAsync(new Uri(line[Announcement.Length..]), cancellationToken);
            // The browser goes on to write there, and would wait on a full pipe.
            _rest = _process.StandardError.ReadToEndAsync(CancellationToken.None);
            return;
        }

        throw new InvalidOperationException("The browser ended before it could be spoken to.");
    }

    private async Task<JsonNode> SendAsync(string method, JsonObject parameters, string? session, CancellationToken cancellationToken)
    {
        var id = ++_lastId;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (session is not null)
            message["sessionId"] = session;
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        while (true)
        {
            // Events come in between; only the answer of this id is waited for.
            var answer = await ReceiveAsync(cancellationToken);
            if ((int?)answer["id"] != id)
                continue;
            return answer["result"] ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{method}: {answer["error"]}"));
        }
    }

    private async Task<JsonNode> ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer.GetMemory(1 << 16), cancellationToken);
            buffer.Advance(received.Count);
            if (received.EndOfMessage)
                return JsonNode.Parse(buffer.WrittenSpan)!;
        }
    }
}
