using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Shortlist.EndToEnd.Tests.Material;

/// <summary>
/// A model behind an API like OpenAI's that leaves every criterion open, unless the CV names one of its moods: then it does what
/// such servers do on bad days.
/// </summary>
public sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _asked;

    private ModelServer(WebApplication app) => _app = app;

    /// <summary>Where it is.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>How often it was asked.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public static async Task<ModelServer> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ModelServer(builder.Build());
        server._app.MapPost("/v1/chat/completions", server.AnswerAsync);
        await server._app.StartAsync(cancellationToken);
        server.Url = new Uri(new Uri(server._app.Urls.First()), "/v1");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _asked);
        using var request = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var asked = request.RootElement.GetProperty("messages")[1].GetProperty("content").GetString()!;
        if (asked.Contains(Mood.Silent, StringComparison.Ordinal))
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        else if (asked.Contains(Mood.Broken, StringComparison.Ordinal))
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        else if (asked.Contains(Mood.Babbling, StringComparison.Ordinal))
            await SayAsync(context, "Sure! Here is what I think of this candidate: {");
        else if (asked.Contains(Mood.Refusing, StringComparison.Ordinal))
            await SayAsync(context, content: null, refusal: "I would rather not.");
        else
            await SayAsync(context, Judgement(asked, asked.Contains(Mood.Inventing, StringComparison.Ordinal)));
    }

    private static string Judgement(string asked, bool invents)
    {
        using var @case = JsonDocument.Parse(asked);
        return JsonSerializer.Serialize(new
        {
            criteria = @case.RootElement.GetProperty("criteria").EnumerateArray().Select(criterion => new
            {
                id = criterion.GetProperty("id").GetString(),
                verdict = invents ? "met" : "unknown",
                quotes = invents ? ["Won the Nobel Prize"] : Array.Empty<string>(),
                reason = "The model says so.",
            }),
        });
    }

    private static Task SayAsync(HttpContext context, string? content, string? refusal = null) => context.Response.WriteAsJsonAsync(new
    {
        id = "chatcmpl-1",
        @object = "chat.completion",
        created = 1_700_000_000,
        model = "stub",
        choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content, refusal } } },
        usage = new { prompt_tokens = 1, completion_tokens = 1, total_tokens = 2 },
    });

    /// <summary>What a CV names to have the model behave like it.</summary>
    public static class Mood
    {
        public const string Silent = "SILENT-7";
        public const string Broken = "BROKEN-7";
        public const string Babbling = "BABBLING-7";
        public const string Refusing = "REFUSING-7";
        public const string Inventing = "INVENTING-7";
    }
}
