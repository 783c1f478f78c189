using Yarp.ReverseProxy.Configuration;

namespace Shortlist.Gateway;

/// <summary>Which service answers what: every read goes to the query service, every write to the service that owns the thing.</summary>
internal static class ProxyRoutes
{
    public const string Query = "query";
    public const string CvScreening = "cv-screening";
    public const string Scoring = "scoring";
    public const string Ingest = "ingest";

    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] Writes = [HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete];

    // The prefixes of api-surfaces.md §6.1, with the owner of what is written below them; null where nothing is.
    private static readonly (string Prefix, string? Owner)[] Prefixes =
    [
        ("/api/v1/cv-screening", CvScreening),
        ("/api/v1/sourcing", CvScreening),
        ("/api/v1/roles", CvScreening),
        ("/api/v1/candidates", CvScreening),
        ("/api/v1/me", null),
        ("/v1/jobs", Scoring),
        ("/v1/criteria-library", Scoring),
        ("/v1/tenants", Scoring),
        ("/v1/deletion-requests", null),
        ("/api/batches", Ingest),
        ("/api/resources", Ingest),
        ("/partner", Ingest),
        ("/api/v2/batches", Ingest),
        ("/api/v2/parse", Ingest),
        ("/api/v2/extract", Ingest),
        ("/api/v1/beta", Ingest),
    ];

    public static IReadOnlyList<RouteConfig> All { get; } =
    [
        .. Prefixes.Select(each => Route("read", each.Prefix, Query, Reads)),
        .. Prefixes.Where(each => each.Owner is not null).Select(each => Route("write", each.Prefix, each.Owner!, Writes)),
    ];

    private static RouteConfig Route(string verb, string prefix, string cluster, IReadOnlyList<string> methods) => new()
    {
        RouteId = $"{verb} {prefix}",
        ClusterId = cluster,
        Match = new RouteMatch { Path = prefix + "/{**rest}", Methods = methods },
    };
}
