using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Shortlist.Documents;
using Shortlist.Extraction.Models;
using Shortlist.FileParsing;

namespace Shortlist.Extraction.Tests;

/// <summary>The model, against a server that answers as it is told.</summary>
public sealed class FieldModelTests
{
    private const string Schema =
        """{"type":"object","properties":{"customer":{"type":"string"},"weight":{"type":"number"},"colour":{"type":"string"},"grade":{"enum":["A","B"]},"fragile":{"type":"boolean"}}}""";

    [Fact]
    public async Task Complete_Answer_IsTakenWhereTextAndSchemaBearItOut()
    {
        await using var server = new StubModel("""{"customer":"Somebody Else","weight":12.5,"colour":"teal","grade":"C","fragile":true}""");

        var data = await CompleteAsync(server.Address);

        data["customer"]!.GetValue<string>().ShouldBe("Harbour Logistics", "what the rules found stands");
        data["weight"]!.GetValue<double>().ShouldBe(12.5);
        data.ContainsKey("colour").ShouldBeFalse("the document does not say it");
        data.ContainsKey("grade").ShouldBeFalse("the schema does not allow it");
        data.ContainsKey("fragile").ShouldBeFalse("nothing shows it");
        server.Requests.ShouldHaveSingleItem().ShouldContain("Harbour Logistics");
    }

    [Theory]
    [InlineData("this is no JSON")]
    [InlineData("[1]")]
    public async Task Complete_AnswerThatIsNone_ChangesNothing(string answer)
    {
        await using var server = new StubModel(answer);

        (await CompleteAsync(server.Address)).ToJsonString().ShouldBe("""{"customer":"Harbour Logistics"}""");
    }

    [Fact]
    public async Task Complete_ServerThatIsGone_ChangesNothing()
    {
        var server = new StubModel("{}");
        await server.DisposeAsync();

        (await CompleteAsync(server.Address)).ToJsonString().ShouldBe("""{"customer":"Harbour Logistics"}""");
    }

    [Fact]
    public void Of_NoEndpoint_IsNoModel() => FieldModel.Of(new ModelOptions(), NullLogger<FieldModel>.Instance).ShouldBeNull();

    private static async Task<JsonObject> CompleteAsync(Uri address)
    {
        var model = FieldModel.Of(
            new ModelOptions { Endpoint = address, Name = "stub", Timeout = TimeSpan.FromSeconds(5) }, NullLogger<FieldModel>.Instance)!;
        var file = FileParser.Parse(
            new Document
            {
                Format = DocumentFormat.Text,
                Lines =
                [
                    new() { Page = 1, Text = "Customer: Harbour Logistics", Box = new(0, 0, 100, 12) },
                    new() { Page = 1, Text = "The parcel came to 12.5 kg on the scales", Box = new(0, 12, 100, 24) },
                ],
            },
            ParseSettings.Everything);
        var rules = new Filled
        {
            Fields = new Dictionary<string, Filled>(StringComparer.Ordinal)
            {
                ["customer"] = new() { Value = JsonValue.Create("Harbour Logistics"), Confidence = 0.9 },
            },
        };
        var filled = await model.CompleteAsync(
            rules, file, JsonSerializer.Deserialize<JsonElement>(Schema), null, TestContext.Current.CancellationToken);
        return filled.ToData()!.AsObject();
    }

    /// <summary>A chat API that gives every request the same answer.</summary>
    private sealed class StubModel : IAsyncDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly Task _serving;
        private readonly string _answer;

        public StubModel(string answer)
        {
            _answer = answer;
            Address = new Uri($"http://127.0.0.1:{FreePort()}/v1");
            _listener.Prefixes.Add($"{Address.GetLeftPart(UriPartial.Authority)}/");
            _listener.Start();
            _serving = ServeAsync();
        }

        public Uri Address { get; }

        public List<string> Requests { get; } = [];

        public async ValueTask DisposeAsync()
        {
            _listener.Close();
            await _serving;
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    using var reader = new StreamReader(context.Request.InputStream);
                    Requests.Add(await reader.ReadToEndAsync());
                    var body = new JsonObject
                    {
                        ["id"] = "chatcmpl-1",
                        ["object"] = "chat.completion",
                        ["created"] = 1_700_000_000,
                        ["model"] = "stub",
                        ["choices"] = new JsonArray(new JsonObject
                        {
                            ["index"] = 0,
                            ["finish_reason"] = "stop",
                            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = _answer },
                        }),
                    };
                    context.Response.ContentType = "application/json";
                    await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body.ToJsonString()));
                    context.Response.Close();
                }
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // The listener was closed: the test is over.
            }
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
