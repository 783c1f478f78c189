using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Shortlist.Surfaces;

namespace Shortlist.Applications;

/// <summary>
/// Whose data a call is about: a customer of the key's owner, named by <c>X-Tenant-Id</c>, in one of the two worlds that keys
/// open. Nothing is shared between two of them. Endpoints take it as a parameter.
/// </summary>
/// <param name="PartnerId">The tenant that the key belongs to.</param>
/// <param name="Environment"><c>live</c> or <c>test</c>.</param>
/// <param name="ExternalId">The customer, as the owner of the key calls it.</param>
public sealed record NovaTenant(string PartnerId, string Environment, string ExternalId)
{
    /// <summary>The header that names the customer.</summary>
    public const string Header = "X-Tenant-Id";

    /// <summary>Longest names of tenants, jobs and applications.</summary>
    public const int MaxNameLength = 255;

    /// <summary>
    /// What documents, batches and events carry as their tenant: <c>tenant_demo/test/acme</c>. Neither of the first two parts
    /// holds a slash.
    /// </summary>
    [JsonIgnore]
    public string Id => $"{PartnerId}/{Environment}/{ExternalId}";

    /// <summary>The customer of that name of whoever calls.</summary>
    public static NovaTenant Of(Caller caller, string externalId) => new(caller.TenantId, caller.Environment, externalId);

    /// <summary>Reads the header.</summary>
    /// <exception cref="SurfaceRefusedException">It is missing or not good for a name (api-surfaces.md N11).</exception>
    public static ValueTask<NovaTenant?> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var values = context.Request.Headers[Header];
        var externalId = values is [{ } only] ? only.Trim() : "";
        return NamePart.FaultOf(externalId) is { } fault
            ? throw new SurfaceRefusedException(NovaErrors.Invalid(
                $"The header {Header} is not valid.",
                new FieldError(Header, fault, externalId.Length == 0 ? "required" : "invalid", "header")))
            : ValueTask.FromResult<NovaTenant?>(Of(context.GetCaller(), externalId));
    }
}

/// <summary>A name of the caller's own in a path, such as a job's or an application's. Endpoints take it as a parameter.</summary>
public static class NamePart
{
    /// <summary>What is wrong with a name; null when nothing is.</summary>
    public static string? FaultOf(string name) => name switch
    {
        _ when string.IsNullOrWhiteSpace(name) => "is required and must not be blank",
        { Length: > NovaTenant.MaxNameLength } => $"must not be longer than {NovaTenant.MaxNameLength} characters",
        _ when name.Any(char.IsControl) => "must not hold control characters",
        _ when name.Any(char.IsSurrogate) && !IsWholeUnicode(name) => "must be valid Unicode",
        _ => null,
    };

    /// <summary>The name, when it is one.</summary>
    /// <exception cref="SurfaceRefusedException">It is not.</exception>
    public static string Require(string name, string parameter) => FaultOf(name) is { } fault
        ? throw new SurfaceRefusedException(NovaErrors.Invalid(
            "The path is not valid.", new FieldError(parameter, fault, "invalid", "path")))
        : name;

    private static bool IsWholeUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
