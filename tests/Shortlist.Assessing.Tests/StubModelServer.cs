using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Shortlist.Assessing.Tests;

/// <summary>A server that answers like OpenAI's, with whatever a test wants answered.</summary>
internal sealed class StubModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StubModelServer(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = null!;

    /// <summary>The bodies that were received.</summary>
    public List<string> Requests { get; } = [];

    public static async Task<StubModelServer> StartAsync(Func<HttpContext, string, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new StubModelServer(builder.Build());
        server._app.MapPost("/v1/chat/completions", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            lock (server.Requests)
                server.Requests.Add(body);
            await answer(context, body);
        });
        await server._app.StartAsync();
        server.Url = new Uri(new Uri(server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), "v1");
        return server;
    }

    /// <summary>Answers with a message of the model.</summary>
    public static Task SayAsync(HttpContext context, string? content, string? refusal = null, string finish = "stop") => context.Response.WriteAsJsonAsync(new
    {
        id = "chatcmpl-1",
        @object = "chat.completion",
        created = 1_700_000_000,
        model = "stub",
        choices = new[] { new { index = 0, finish_reason = finish, message = new { role = "assistant", content, refusal } } },
        usage = new { prompt_tokens = 1, completion_tokens = 1, total_tokens = 2 },
    });

    /// <summary>A judgement in the form that is asked for.</summary>
    public static string Judgement(params (string Id, string Verdict, string[] Quotes)[] criteria) =>
        JsonSerializer.Serialize(new { criteria = criteria.Select(one => new { id = one.Id, verdict = one.Verdict, quotes = one.Quotes, reason = "Said by the model." }) });

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
