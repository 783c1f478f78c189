using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.Transforms;

namespace Shortlist.Gateway;

/// <summary>The proxy behind the front, where services are processes of their own.</summary>
public static class ProxyRegistration
{
    private static readonly TimeSpan HealthInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HealthTimeout = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Registers routes and clusters. Addresses come from <c>Services:Query</c>, <c>Services:CvScreening</c>, <c>Services:Scoring</c> and
    /// <c>Services:Ingest</c>, several parted by commas; with several, those not ready are left out. An upstream that says nothing
    /// for <c>Gateway:UpstreamIdleSeconds</c> (default 60) is given up with 504.
    /// </summary>
    /// <exception cref="InvalidOperationException">An address is missing or not absolute.</exception>
    public static IHostApplicationBuilder AddGatewayProxy(this IHostApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var idle = TimeSpan.FromSeconds(configuration.GetValue("Gateway:UpstreamIdleSeconds", 60d));
        builder.Services.AddReverseProxy()
            .LoadFromMemory(
                ProxyRoutes.All,
                [
                    Cluster(ProxyRoutes.Query, "Query"),
                    Cluster(ProxyRoutes.CvScreening, "CvScreening"),
                    Cluster(ProxyRoutes.Scoring, "Scoring"),
                    Cluster(ProxyRoutes.Ingest, "Ingest"),
                ])
            .AddTransforms(transforms => transforms
                .AddResponseHeaderRemove("Server", ResponseCondition.Always)
                .AddResponseTransform(AllowedReads.CompleteAsync));
        return builder;

        ClusterConfig Cluster(string id, string name)
        {
            var addresses = (configuration[$"Services:{name}"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (addresses.Length == 0 || !Array.TrueForAll(addresses, address => Uri.TryCreate(address, UriKind.Absolute, out _)))
                throw new InvalidOperationException($"Services:{name} must name the address of the {id} service, such as http://localhost:5001.");
            return ClusterOf(id, addresses, idle);
        }
    }

    /// <summary>Maps the routes of <see cref="AddGatewayProxy"/>.</summary>
    public static IEndpointRouteBuilder MapGatewayProxy(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapReverseProxy(pipeline => pipeline.UseLoadBalancing());
        return endpoints;
    }

    private static ClusterConfig ClusterOf(string id, IReadOnlyList<string> addresses, TimeSpan idle) => new()
    {
        ClusterId = id,
        LoadBalancingPolicy = LoadBalancingPolicies.PowerOfTwoChoices,
        Destinations = addresses.ToDictionary(address => address, address => new DestinationConfig { Address = address }, StringComparer.Ordinal),
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = idle },
        HealthCheck = new HealthCheckConfig
        {
            // When none is ready all are tried: a wrong guess of the checks must not close the door.
            AvailableDestinationsPolicy = "HealthyOrPanic",
            Active = new ActiveHealthCheckConfig
            {
                Enabled = addresses.Count > 1,
                Interval = HealthInterval,
                Timeout = HealthTimeout,
                Path = "/health/ready",
            },
        },
    };
}
