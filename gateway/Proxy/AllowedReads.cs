using System.Net;
using System.Text.RegularExpressions;
using Yarp.ReverseProxy.Transforms;

namespace Shortlist.Gateway;

/// <summary>
/// Completes <c>Allow</c> of a 405: the service that writes a thing refused the method and knows only its own ones, while the
/// query service reads the same path.
/// </summary>
internal static partial class AllowedReads
{
    public static ValueTask CompleteAsync(ResponseTransformContext context)
    {
        if (context.ProxyResponse?.StatusCode == HttpStatusCode.MethodNotAllowed
            && Readable().IsMatch(context.HttpContext.Request.Path.Value ?? ""))
        {
            context.HttpContext.Response.Headers.Append("Allow", "GET, HEAD");
        }

        return ValueTask.CompletedTask;
    }

    [GeneratedRegex(
        "^(/api/v1/(cv-screening/batches|sourcing|roles)(/[^/]+)?|/v1/(criteria-library(/[^/]+)?|jobs/[^/]+/criteria)"
        + "|/(api/batches|partner/schema-definitions)(/[^/]+)?|/api/resources/[^/]+(/[^/]+)?"
        + "|/api/v2/(batches|parse|extract)(/[^/]+)?|/api/v1/beta/(configurations|files|directories)(/[^/]+)?|/api/v1/beta/files/[^/]+/content"
        + "|/api/v1/beta/directories/[^/]+/files(/[^/]+)?)/?$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Readable();
}
