using System.Text.Json.Nodes;
using k8s;

namespace Shortlist.Deployment.Tests;

public sealed class KubernetesTests
{
    private const string Folder = "deploy/kubernetes";

    private static readonly string[] Services = ["gateway", "query", "tracking", "cv-screening", "scoring", "ingest"];

    [Fact]
    public async Task Kustomization_Resources_AreTheFilesThatThereAre()
    {
        var kustomization = (await Repository.ReadYamlAsync($"{Folder}/kustomization.yaml"))[0];

        kustomization["resources"]!.AsArray().Select(file => file!.ToString()).Append("kustomization.yaml")
            .ShouldBe(Directory.EnumerateFiles(Repository.PathOf(Folder)).Select(file => Path.GetFileName(file)!), ignoreOrder: true);
    }

    [Fact]
    public async Task EveryResource_OfKubernetesItself_FitsItsSchema()
    {
        var read = new List<string>();
        foreach (var resource in await ResourcesAsync())
        {
            if (resource["apiVersion"]!.ToString().Split('/')[0] is "keda.sh" or "kustomize.config.k8s.io")
                continue;

            // Strict: a field that the kind does not have, or of another type, is an error.
            Should.NotThrow(() => KubernetesYaml.LoadAllFromString(resource.ToJsonString(), typeMap: null, strict: true), resource["metadata"]!.ToJsonString());
            read.Add(resource["kind"]!.ToString());
        }

        read.Distinct(StringComparer.Ordinal).ShouldBe(
            ["ConfigMap", "Deployment", "Namespace", "NetworkPolicy", "PodDisruptionBudget", "Service"], ignoreOrder: true);
    }

    [Fact]
    public async Task EveryService_Deployment_IsProbedConfinedAndLimited()
    {
        var deployments = await OfKindAsync("Deployment");
        deployments.Keys.ShouldBe(Services, ignoreOrder: true);
        foreach (var (name, deployment) in deployments)
        {
            var pod = deployment["spec"]!["template"]!["spec"]!;
            var container = pod["containers"]![0]!;
            Programs.ShouldContain(container["args"]![0]!.ToString(), name);
            PathOf(container["livenessProbe"]).ShouldBe("/health/live", name);
            PathOf(container["startupProbe"]).ShouldBe("/health/live", name);
            PathOf(container["readinessProbe"]).ShouldBe("/health/ready", name);
            pod["securityContext"]!["runAsNonRoot"]!.GetValue<bool>().ShouldBeTrue(name);
            pod["securityContext"]!["seccompProfile"]!["type"]!.ToString().ShouldBe("RuntimeDefault", name);
            container["securityContext"]!["readOnlyRootFilesystem"]!.GetValue<bool>().ShouldBeTrue(name);
            container["securityContext"]!["allowPrivilegeEscalation"]!.GetValue<bool>().ShouldBeFalse(name);
            container["securityContext"]!["capabilities"]!["drop"]![0]!.ToString().ShouldBe("ALL", name);
            foreach (var bound in new[] { "requests", "limits" })
            {
                container["resources"]![bound]!["cpu"].ShouldNotBeNull(name);
                container["resources"]![bound]!["memory"].ShouldNotBeNull(name);
            }

            // Longer than MassTransit is given to stop.
            pod["terminationGracePeriodSeconds"]!.GetValue<int>().ShouldBeGreaterThan(30, name);
        }
    }

    [Fact]
    public async Task EveryService_Selectors_MeetItsPods()
    {
        var deployments = await OfKindAsync("Deployment");
        var budgets = await OfKindAsync("PodDisruptionBudget");
        var services = await OfKindAsync("Service");
        foreach (var (name, deployment) in deployments)
        {
            var labels = deployment["spec"]!["template"]!["metadata"]!["labels"]!.ToJsonString();
            deployment["spec"]!["selector"]!["matchLabels"]!.ToJsonString().ShouldBe(labels);
            budgets[name]["spec"]!["selector"]!["matchLabels"]!.ToJsonString().ShouldBe(labels);
            if (services.TryGetValue(name, out var service))
                service["spec"]!["selector"]!.ToJsonString().ShouldBe(labels);
        }

        services.Keys.ShouldBe(Services.Where(name => name != "tracking"), ignoreOrder: true);
    }

    [Fact]
    public async Task EveryScaler_Target_IsADeploymentThatLeavesItsSizeToIt()
    {
        var deployments = await OfKindAsync("Deployment");
        var scalers = await OfKindAsync("ScaledObject");
        scalers.Keys.ShouldBe(["tracking", "cv-screening", "scoring", "ingest"], ignoreOrder: true);
        foreach (var (name, scaler) in scalers)
        {
            scaler["spec"]!["scaleTargetRef"]!["name"]!.ToString().ShouldBe(name);
            deployments[name]["spec"]!["replicas"].ShouldBeNull(name);
            foreach (var trigger in scaler["spec"]!["triggers"]!.AsArray())
            {
                trigger!["type"]!.ToString().ShouldBe("rabbitmq");
                trigger["authenticationRef"]!["name"]!.ToString().ShouldBe("shortlist-broker");
            }
        }

        (await OfKindAsync("TriggerAuthentication"))["shortlist-broker"]["spec"]!["secretTargetRef"]![0]!["key"]!.ToString().ShouldBe("Bus__Url");
    }

    [Fact]
    public async Task Secrets_AreNamedAndNotHeld()
    {
        (await OfKindAsync("Secret")).ShouldBeEmpty();
        var settings = (await OfKindAsync("ConfigMap"))["shortlist"]["data"]!.AsObject();
        settings.Select(setting => setting.Key).ShouldNotContain("Internal__SigningKey");
        settings.Select(setting => setting.Key).ShouldNotContain("Bus__Url");
        foreach (var (setting, host) in Gateways.Addresses)
            settings[setting]!.ToString().ShouldBe($"http://{host}:8080");
        foreach (var (name, deployment) in await OfKindAsync("Deployment"))
        {
            deployment["spec"]!["template"]!["spec"]!["containers"]![0]!["envFrom"]!.AsArray()
                .ShouldContain(from => from!["secretRef"] != null, name);
        }
    }

    private static string? PathOf(JsonNode? probe) => probe?["httpGet"]?["path"]?.ToString();

    private static async Task<Dictionary<string, JsonNode>> OfKindAsync(string kind)
    {
        return (await ResourcesAsync())
            .Where(document => document["kind"]!.ToString() == kind)
            .ToDictionary(document => document["metadata"]!["name"]!.ToString(), StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyList<JsonNode>> ResourcesAsync()
    {
        List<JsonNode> found = [];
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf(Folder), "*.yaml"))
            found.AddRange(await Repository.ReadYamlAsync($"{Folder}/{Path.GetFileName(file)}"));
        return found;
    }
}
