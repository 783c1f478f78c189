using System.Diagnostics;
using System.Text.Json;
using Shortlist.EndToEnd.Tests.Deployments;
using Shortlist.EndToEnd.Tests.Material;

namespace Shortlist.EndToEnd.Tests.Stories.LlamaIndex;

/// <summary>The vendor's own TypeScript SDK, as it comes from npm, pointed at the gateway.</summary>
public abstract class VendorSdkStories(Deployment deployment) : FilesStory(deployment)
{
    private readonly Deployment _deployment = deployment;

    [Fact]
    public async Task Sdk_DirectoryToResults_GetsThroughUnpatched()
    {
        var caller = await (await _deployment.CreateTenantAsync()).CreateFilesCallerAsync();

        var told = await RunAsync("story.mjs", caller);

        told.GetProperty("directory").GetProperty("id").GetString().ShouldNotBeNull().ShouldStartWith("dir-");
        told.GetProperty("listedFiles").GetInt32().ShouldBe(told.GetProperty("uploadedFiles").GetInt32());
        told.GetProperty("batch").GetProperty("status").GetString().ShouldBe("COMPLETED");
        told.GetProperty("listedBatches").GetInt32().ShouldBe(1);
        var jobs = told.GetProperty("jobs").EnumerateArray().ToDictionary(job => job.GetProperty("name").GetString()!, StringComparer.Ordinal);
        jobs["backend-engineer.pdf"].GetProperty("status").GetString().ShouldBe("COMPLETED");
        jobs["backend-engineer.pdf"].GetProperty("text").GetString().ShouldNotBeNull().ShouldContain("Wrenfield");
        jobs["backend-engineer.pdf"].GetProperty("markdown").GetString().ShouldNotBeNull().ShouldContain("# ");
        jobs["backend-engineer.pdf"].GetProperty("items").GetInt32().ShouldBeGreaterThan(3);
        jobs["hr-manager-encrypted.pdf"].GetProperty("status").GetString().ShouldBe("FAILED");
        jobs["hr-manager-encrypted.pdf"].GetProperty("error").GetString().ShouldNotBeNull().ShouldStartWith("encrypted: ");
        told.GetProperty("parsed").GetString().ShouldNotBeNull().ShouldContain("Brancaforte");
        told.GetProperty("downloaded").GetInt32().ShouldBe((int)new FileInfo(Samples.PathOf("chef.odt")).Length);
        told.GetProperty("refusals").EnumerateArray().Select(refusal => refusal.GetString()).ShouldBe(
            ["NotFoundError 404", "UnprocessableEntityError 422", "BadRequestError 400", "AuthenticationError 401"]);
        told.GetProperty("extracted").GetProperty("email").GetString().ShouldBe("tobias.wrenfield@example.com");
    }

    private static async Task<JsonElement> RunAsync(string script, FilesCaller caller)
    {
        var folder = Path.Combine(FindRoot(), "artifacts", "vendor-sdk");
        Directory.Exists(Path.Combine(folder, "node_modules")).ShouldBeTrue($"the SDK is not installed in {folder}; ./test does that");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "VendorSdk", script), Path.Combine(folder, script), overwrite: true);
        using var node = Process.Start(new ProcessStartInfo("node", [script])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["LLAMA_CLOUD_BASE_URL"] = caller.Address.GetLeftPart(UriPartial.Authority),
                ["LLAMA_CLOUD_API_KEY"] = caller.Key,
                ["SAMPLES"] = Path.GetDirectoryName(Samples.PathOf("chef.odt")),
            },
        })!;
        var errors = node.StandardError.ReadToEndAsync(Cancel);
        var output = await node.StandardOutput.ReadToEndAsync(Cancel);
        await node.WaitForExitAsync(Cancel);
        node.ExitCode.ShouldBe(0, $"{output}\n{await errors}");
        return JsonSerializer.Deserialize<JsonElement>(output);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Shortlist.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }
}

[Collection(nameof(StandaloneCollection))]
public sealed class VendorSdkInOneProcess(StandaloneDeployment deployment) : VendorSdkStories(deployment);

[Collection(nameof(ServicesCollection))]
public sealed class VendorSdkOverServices(ServicesDeployment deployment) : VendorSdkStories(deployment);
