using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Shortlist.Deployment.Tests;

/// <summary>The files of this repository, and the programs that read some of them.</summary>
internal static class Repository
{
    private const string YamlToJson = "import json, sys, yaml; json.dump([d for d in yaml.safe_load_all(sys.stdin) if d], sys.stdout, default=str)";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The documents of a YAML file.</summary>
    public static async Task<IReadOnlyList<JsonNode>> ReadYamlAsync(string path) =>
        await ParseYamlAsync(await File.ReadAllTextAsync(PathOf(path), Cancellation));

    /// <summary>The documents of a YAML text, read by Debian's PyYAML, which came with docker-compose.</summary>
    public static async Task<IReadOnlyList<JsonNode>> ParseYamlAsync(string yaml)
    {
        var (status, output, error) = await RunAsync("/usr/bin/python3", ["-c", YamlToJson], input: yaml);
        status.ShouldBe(0, error);
        return [.. JsonNode.Parse(output)!.AsArray().Select(document => document!)];
    }

    /// <summary>Runs <c>docker-compose config</c>, which needs no Docker.</summary>
    /// <param name="variables">All that compose finds in its file of variables; a <c>.env</c> of whoever runs this is left alone.</param>
    /// <param name="files">More files than the first.</param>
    public static async Task<(int Status, string Output, string Error)> ComposeConfigAsync(
        IReadOnlyDictionary<string, string> variables, params string[] files)
    {
        var folder = Directory.CreateTempSubdirectory("shortlist-compose-");
        try
        {
            var file = Path.Combine(folder.FullName, "env");
            await File.WriteAllLinesAsync(file, variables.Select(variable => $"{variable.Key}={variable.Value}"), Cancellation);
            return await RunAsync(
                "docker-compose",
                [.. ((string[])["docker-compose.yml", .. files]).SelectMany(each => (string[])["-f", each]), "--env-file", file, "config"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(
        string program, IEnumerable<string> arguments, string? input = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["LANG"] = "C.UTF-8";

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var error = process.StandardError.ReadToEndAsync(Cancellation);
        await process.StandardInput.WriteAsync(input.AsMemory(), Cancellation);
        process.StandardInput.Close();
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, await output, await error);
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Shortlist.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Not run from inside the repository.");
        return folder;
    }
}
