using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Shortlist.Deployment.Tests;

public sealed partial class ComposeTests
{
    // Another's image, which starts as root and gives that up by itself.
    private const string Viewer = "telemetry";

    private static readonly string[] Servers =
        ["rabbitmq", "mongo", "gateway", "query", "tracking", "cv-screening", "scoring", "ingest", Viewer];

    private static readonly Lazy<Task<JsonObject>> Merged = new(() => ReadServicesAsync());

    private static Dictionary<string, string> EveryVariable => EnvExample()
        .Where(line => line.Value.Length == 0)
        .ToDictionary(line => line.Name, line => $"value-of-{line.Name}", StringComparer.Ordinal);

    public static TheoryData<string> RequiredVariables => [.. EveryVariable.Keys];

    [Fact]
    public async Task Config_EveryVariableSet_IsValidAndHasEveryService()
    {
        var services = await ServicesAsync();

        services.Select(service => service.Key).ShouldBe([.. Servers, "mongo-init", "admin"], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(RequiredVariables))]
    public async Task Config_VariableLeftAsInTheExample_IsRefusedByName(string name)
    {
        var variables = EveryVariable;
        variables[name] = "";
        var (status, _, error) = await Repository.ComposeConfigAsync(variables);

        status.ShouldNotBe(0);
        error.ShouldContain(name);
    }

    [Fact]
    public async Task Config_WithSandbox_IsValidAndRequiresIt()
    {
        var services = await ReadServicesAsync("deploy/compose/sandbox.yml");

        foreach (var reader in new[] { "cv-screening", "scoring", "ingest" })
        {
            services[reader]!["environment"]!["Documents__RequireSandbox"]!.ToString().ShouldBe("true");
            services[reader]!["environment"]!["Store__Kind"]!.ToString().ShouldBe("mongodb");
        }

        var profile = JsonNode.Parse(await File.ReadAllTextAsync(
            Repository.PathOf("deploy", "compose", "seccomp-sandbox.json"), TestContext.Current.CancellationToken))!;
        profile["defaultAction"]!.ToString().ShouldBe("SCMP_ACT_ALLOW");
        profile["syscalls"]![0]!["names"]!.AsArray().Select(name => name!.ToString()).ShouldContain("bpf");
    }

    [Fact]
    public async Task EveryService_Container_IsConfined()
    {
        foreach (var (name, service) in await ServicesAsync())
        {
            Texts(service!["cap_drop"]).ShouldBe(["ALL"], name);
            Texts(service["security_opt"]).ShouldContain("no-new-privileges:true", name);
            service["deploy"]!["resources"]!["limits"]!["memory"].ShouldNotBeNull(name);
            service["deploy"]!["resources"]!["limits"]!["cpus"].ShouldNotBeNull(name);
            service["pids_limit"].ShouldNotBeNull(name);
            service["privileged"].ShouldBeNull(name);
            if (name == Viewer)
                continue;
            service["read_only"]?.GetValue<bool>().ShouldBe(true, name);
            service["user"].ShouldNotBeNull(name).ToString().ShouldNotBe("root", name);
        }
    }

    [Fact]
    public async Task EveryServer_Container_TellsItsHealth()
    {
        var services = await ServicesAsync();
        foreach (var name in Servers)
            Texts(services[name]!["healthcheck"]!["test"]).ShouldNotBeEmpty(name);
        foreach (var name in Servers.Where(name => services[name]!["build"] is not null))
            Texts(services[name]!["healthcheck"]!["test"]).ShouldContain("http://127.0.0.1:8080/health/ready", name);
    }

    [Fact]
    public async Task EverySecret_InTheFile_ComesFromTheEnvironment()
    {
        var text = await File.ReadAllTextAsync(Repository.PathOf("docker-compose.yml"), TestContext.Current.CancellationToken);

        var secrets = SecretLine().Matches(text);
        secrets.Count.ShouldBeGreaterThan(5);
        foreach (Match secret in secrets)
            secret.Groups["value"].Value.ShouldMatch(@"\$\{[A-Z_]+:\?", secret.Value);
        PasswordInAddress().Matches(text).ShouldAllBe(match => match.Groups["password"].Value.StartsWith("${", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EveryService_OfOurs_RunsAProgramThatTheImageHas()
    {
        var dockerfile = await File.ReadAllTextAsync(Repository.PathOf("Dockerfile"), TestContext.Current.CancellationToken);
        foreach (var (name, service) in (await ServicesAsync()).Where(service => service.Value!["build"] is not null))
        {
            var program = name == "admin" ? Texts(service!["entrypoint"])[^1] : Texts(service!["command"])[0];
            Programs.ShouldContain(program, name);
            dockerfile.ShouldContain(Programs.FolderOf(program), customMessage: name);
        }
    }

    [Fact]
    public async Task Gateway_Addresses_AreTheServices()
    {
        var services = await ServicesAsync();
        foreach (var (setting, host) in Gateways.Addresses)
        {
            services["gateway"]!["environment"]![setting]!.ToString().ShouldBe($"http://{host}:8080");
            services.ContainsKey(host).ShouldBeTrue(host);
        }
    }

    private static async Task<JsonObject> ServicesAsync() => (await Merged.Value).DeepClone().AsObject();

    private static async Task<JsonObject> ReadServicesAsync(params string[] files)
    {
        var (status, output, error) = await Repository.ComposeConfigAsync(EveryVariable, files);
        status.ShouldBe(0, error);
        return (await Repository.ParseYamlAsync(output))[0]["services"]!.AsObject();
    }

    private static string[] Texts(JsonNode? list) => [.. list!.AsArray().Select(text => text!.ToString())];

    private static IEnumerable<(string Name, string Value)> EnvExample() =>
        from line in File.ReadLines(Repository.PathOf(".env.example"))
        where line.Length > 0 && line[0] != '#'
        let parts = line.Split('=', 2)
        select (parts[0], parts[1]);

    [GeneratedRegex(@"^\s+\w*(PASS|PASSWORD|KEY|SigningKey):\s*(?<value>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SecretLine();

    [GeneratedRegex(@"://[a-z]+:(?<password>[^@\s]+)@", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PasswordInAddress();
}
