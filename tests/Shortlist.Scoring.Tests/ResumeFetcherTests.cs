using Microsoft.Extensions.Options;
using Shortlist.Scoring.Fetching;

namespace Shortlist.Scoring.Tests;

public sealed class ResumeFetcherTests
{
    private const string Public = "93.184.216.34";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://127.0.0.1/cv")]
    [InlineData("https://2130706433/cv")]
    [InlineData("https://0x7f000001/cv")]
    [InlineData("https://0x7f.0.0.1/cv")]
    [InlineData("https://017700000001/cv")]
    [InlineData("https://0177.0.0.01/cv")]
    [InlineData("https://127.1/cv")]
    [InlineData("https://%31%32%37.0.0.1/cv")]
    [InlineData("https://127。0。0。1/cv")]
    [InlineData("https://①②⑦.0.0.1/cv")]
    [InlineData("https://0/cv")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://2852039166/latest/meta-data/")]
    [InlineData("https://168.63.129.16/machine")]
    [InlineData("https://[::]/cv")]
    [InlineData("https://[::1]/cv")]
    [InlineData("https://[0:0:0:0:0:ffff:7f00:1]/cv")]
    [InlineData("https://[::ffff:169.254.169.254]/cv")]
    [InlineData("https://[::127.0.0.1]/cv")]
    [InlineData("https://[64:ff9b::10.0.0.1]/cv")]
    [InlineData("https://[2002:a00:1::]/cv")]
    [InlineData("https://[fd00:ec2::254]/cv")]
    [InlineData("https://[fe80::1%25eth0]/cv")]
    public async Task FetchAsync_NumberOfAClosedNetwork_NeverConnects(string url)
    {
        var network = new FakeNetwork(connects: false);
        (await RefusedAsync(url, network)).ShouldBe("RESUME_FETCH_FAILED");
        network.Connections.ShouldBeEmpty();
        network.LookUps.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.8")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:192.168.0.1")]
    [InlineData(Public + " 10.0.0.8")]
    [InlineData("2606:4700:4700::1111 ::1")]
    public async Task FetchAsync_NameOfAClosedNetwork_NeverConnects(string addresses)
    {
        var network = new FakeNetwork(connects: false).Name("cv.example", addresses);
        (await RefusedAsync("https://cv.example/cv", network)).ShouldBe("RESUME_FETCH_FAILED");
        network.Connections.ShouldBeEmpty();
    }

    [Fact]
    public async Task FetchAsync_NameThatChangesItsMeaning_ConnectsToNothingButWhatWasJudged()
    {
        var network = new FakeNetwork(connects: false).Name("cv.example", Public, "127.0.0.1");
        (await RefusedAsync("https://cv.example/cv", network)).ShouldBe("RESUME_FETCH_FAILED");

        // The first try connects to what was looked up for it, and looks nothing up besides; the second is judged anew.
        network.Connections.ShouldBe([Public]);
        network.LookUps.ShouldBe(["cv.example", "cv.example"]);
    }

    [Theory]
    [InlineData("http://cv.example/cv")]
    [InlineData("https://cv.example:8443/cv")]
    [InlineData("ftp://cv.example/cv")]
    [InlineData("https://user:secret@cv.example/cv")]
    public async Task FetchAsync_FormThatIsNotAllowed_LooksNothingUp(string url)
    {
        var network = new FakeNetwork(connects: false).Name("cv.example", Public);
        (await RefusedAsync(url, network)).ShouldBe("RESUME_FETCH_FAILED");
        network.LookUps.ShouldBeEmpty();
    }

    [Fact]
    public async Task FetchAsync_PublicName_ConnectsToItsAddress()
    {
        var network = new FakeNetwork(connects: false).Name("cv.example", Public);
        await RefusedAsync("https://cv.example/cv", network);
        network.Connections.ToArray().ShouldBe([Public, Public], customMessage: "a server that cannot be reached gets a second try");
    }

    [Fact]
    public async Task FetchAsync_HostOfTheFirstList_MayBePrivateAndOnAnyPortButNotPlain()
    {
        var network = new FakeNetwork(connects: false).Name("files.intern", "10.0.0.8").Name("other.intern", "10.0.0.9");
        FetchOptions Opened() => new() { PrivateHosts = { "files.intern:8443" } };

        await RefusedAsync("https://files.intern:8443/cv", network, Opened());
        network.Connections.ShouldBe(["10.0.0.8", "10.0.0.8"]);
        network.LookUps.Clear();

        // Neither plain, nor another port of it, nor another host.
        foreach (var url in new[] { "http://files.intern:8443/cv", "https://files.intern:9443/cv", "https://files.intern/cv", "https://other.intern/cv" })
            (await RefusedAsync(url, network, Opened())).ShouldBe("RESUME_FETCH_FAILED", url);
        network.Connections.Count.ShouldBe(2);
    }

    [Fact]
    public async Task FetchAsync_HostOfTheSecondList_IsAskedOverPlainHttp()
    {
        await using var server = await ForeignServer.StartAsync(Cancel);
        (await ReadAsync(server, "/resume")).ShouldBe(ForeignServer.Resume);
        (await ReadAsync(server, "/untyped")).ShouldBe(ForeignServer.Resume);
    }

    [Fact]
    public async Task FetchAsync_Request_TellsNothingOfWhoAsks()
    {
        await using var server = await ForeignServer.StartAsync(Cancel);
        var headers = (await ReadAsync(server, "/headers")).Split('\n').Select(header => header.Split(':')[0]);
        headers.ShouldBe(["Host", "User-Agent", "Accept-Encoding"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://127.0.0.1/cv")]
    [InlineData("https://inside.example/cv")]
    [InlineData("http://127.0.0.1:{port}/resume")]
    [InlineData("//127.0.0.1:{port}/resume")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://files.test/")]
    [InlineData("//")]
    [InlineData("http://")]
    public async Task FetchAsync_RedirectToWhereNothingIsFetchedFrom_IsNotFollowed(string location)
    {
        await using var server = await ForeignServer.StartAsync(Cancel);
        var network = new FakeNetwork().Name("files.test", "127.0.0.1").Name("inside.example", "10.0.0.8");
        var where = Uri.EscapeDataString(location.Replace("{port}", $"{server.Port}", StringComparison.Ordinal));
        (await RefusedAsync($"http://files.test:{server.Port}/to?where={where}", network, Plain(server))).ShouldBe("RESUME_FETCH_FAILED");
        server.Requests.ShouldAllBe(path => path != "/resume");
        network.Connections.Distinct(StringComparer.Ordinal).ShouldBe(["127.0.0.1"], customMessage: "the redirecting server is the only one reached");
        network.LookUps.ShouldAllBe(name => name == "files.test" || name == "inside.example");
    }

    [Fact]
    public async Task FetchAsync_Redirects_AreFollowedThreeTimes()
    {
        await using var server = await ForeignServer.StartAsync(Cancel);
        (await ReadAsync(server, "/hop/2")).ShouldBe(ForeignServer.Resume);
        (await RefusedAsync(server, "/hop/3")).ShouldBe("RESUME_FETCH_FAILED");
        server.Requests.Count(path => path == "/resume").ShouldBe(1);
    }

    [Theory]
    [InlineData("/status/404", "RESUME_FETCH_FAILED")]
    [InlineData("/status/204", "RESUME_FETCH_FAILED")]
    [InlineData("/status/503", "RESUME_FETCH_FAILED")]
    [InlineData("/nowhere", "RESUME_FETCH_FAILED")]
    [InlineData("/page", "RESUME_PARSE_FAILED")]
    [InlineData("/announced", "RESUME_TOO_LARGE")]
    [InlineData("/endless", "RESUME_TOO_LARGE")]
    [InlineData("/drip", "RESUME_FETCH_FAILED")]
    [InlineData("/silent", "RESUME_FETCH_FAILED")]
    [InlineData("/bomb", "RESUME_FETCH_FAILED")]
    public async Task FetchAsync_AnswerThatIsNoResume_HasItsCode(string path, string code)
    {
        await using var server = await ForeignServer.StartAsync(Cancel);
        (await RefusedAsync(server, path)).ShouldBe(code);
    }

    [Fact]
    public async Task FetchAsync_ServerThatFailsOnce_IsAskedAgain()
    {
        await using var server = await ForeignServer.StartAsync(Cancel);
        (await ReadAsync(server, "/broken-once")).ShouldBe(ForeignServer.Resume);
    }

    [Fact]
    public async Task FetchAsync_GivenUpByItsCaller_Ends()
    {
        await using var server = await ForeignServer.StartAsync(Cancel);
        using var fetcher = Fetcher(new FakeNetwork().Name("files.test", "127.0.0.1"), Plain(server));
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var fetching = fetcher.FetchAsync($"http://files.test:{server.Port}/drip", caller.Token);
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(fetching);
    }

    [Fact]
    public async Task FetchAsync_FailureMessage_NamesNoAddress()
    {
        using var fetcher = Fetcher(new FakeNetwork(connects: false).Name("cv.example", "10.0.0.8"), new());
        var failure = await Should.ThrowAsync<ResumeFetchException>(fetcher.FetchAsync("https://cv.example/cv?signature=secret", Cancel));
        failure.Message.ShouldNotContain("cv.example");
        failure.Message.ShouldNotContain("secret");
    }

    private static FetchOptions Plain(ForeignServer server) => new()
    {
        PlainHttpHosts = { $"files.test:{server.Port}" },
        MaxBytes = 1_000_000,
        Timeout = TimeSpan.FromSeconds(3),
    };

    private static ResumeFetcher Fetcher(INetwork network, FetchOptions options) => new(Options.Create(options), network, TimeProvider.System);

    private static async Task<string> ReadAsync(ForeignServer server, string path)
    {
        using var fetcher = Fetcher(new FakeNetwork().Name("files.test", "127.0.0.1"), Plain(server));
        await using var resume = await fetcher.FetchAsync($"http://files.test:{server.Port}{path}", Cancel);
        using var reader = new StreamReader(resume);
        return await reader.ReadToEndAsync(Cancel);
    }

    private static Task<string> RefusedAsync(ForeignServer server, string path) =>
        RefusedAsync($"http://files.test:{server.Port}{path}", new FakeNetwork().Name("files.test", "127.0.0.1"), Plain(server));

    private static async Task<string> RefusedAsync(string url, INetwork network, FetchOptions? options = null)
    {
        using var fetcher = Fetcher(network, options ?? new());
        return (await Should.ThrowAsync<ResumeFetchException>(fetcher.FetchAsync(url, Cancel))).Code;
    }
}
