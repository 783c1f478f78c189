namespace Shortlist.Client.Http;

/// <summary>Names the project in every request.</summary>
internal sealed class ProjectHandler(string projectId, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        // A request that is tried again was named already.
        if (address.Query.Contains("project_id=", StringComparison.Ordinal))
            return base.SendAsync(request, cancellationToken);
        var separator = address.Query.Length == 0 ? '?' : '&';
        request.RequestUri = new Uri($"{address.AbsoluteUri}{separator}project_id={Uri.EscapeDataString(projectId)}");
        return base.SendAsync(request, cancellationToken);
    }
}
