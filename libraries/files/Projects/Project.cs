using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shortlist.Batches;
using Shortlist.Store;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Files;

/// <summary>
/// The project that a request is for: an organisation of the tenant, under its own id. An endpoint takes it as a parameter;
/// <c>project_id</c> names it, and where that is absent it is the key's first one (api-surfaces.md L9). What the caller may
/// not see is 404.
/// </summary>
/// <param name="TenantId">Whom the data belongs to.</param>
/// <param name="Id">The project.</param>
public sealed record Project(string TenantId, string Id)
{
    /// <summary>The conditions that every query over things of the project begins with.</summary>
    public List<Condition> Conditions => [Where.Equal("tenant", TenantId), Where.Equal("project", Id)];

    /// <summary>Whether a thing of this tenant and project is the project's.</summary>
    public bool Owns(IProjectOwned? thing) => thing is not null && thing.TenantId == TenantId && thing.ProjectId == Id;

    /// <summary>Finds the project of a request.</summary>
    /// <exception cref="BadHttpRequestException">404: there is no such project for the caller.</exception>
    public static async ValueTask<Project?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var caller = context.GetCaller();
        var query = context.Request.Query;
        if (query["organization_id"] is [{ Length: > 0 } organization] && organization != caller.TenantId)
            throw Unknown();

        var main = caller.Organizations is [var first, ..] ? first : $"prj-{DerivedId.Of("project", caller.TenantId):D}";
        if (query["project_id"] is not [{ Length: > 0 } wanted] || wanted == main)
            return new Project(caller.TenantId, main);

        var organizations = context.RequestServices.GetRequiredService<OrganizationCollection>();
        return caller.Sees(wanted)
            && await organizations.FindAsync(wanted, context.RequestAborted) is { Value: var found }
            && found.TenantId == caller.TenantId
                ? new Project(caller.TenantId, wanted)
                : throw Unknown();
    }

    private static BadHttpRequestException Unknown() => new("There is no such project.", StatusCodes.Status404NotFound);
}

/// <summary>A thing that belongs to a project.</summary>
public interface IProjectOwned
{
    /// <summary>Whom it belongs to.</summary>
    string TenantId { get; }

    /// <summary>The project.</summary>
    string ProjectId { get; }
}
