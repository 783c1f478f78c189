using Shortlist.Files;
using Shortlist.Hosting;
using Shortlist.Store;

namespace Shortlist.Ingest.Files;

/// <summary>
/// <c>POST /api/v1/beta/configurations</c>. One of the same name and product is changed instead, as the dialect has it; batches
/// that were made with it keep what they were made with (api-surfaces.md L5, L11).
/// </summary>
internal sealed class CreateConfiguration(ConfigurationCollection configurations, IIdGenerator ids, TimeProvider time)
{
    public async Task<IResult> HandleAsync(HttpRequest request, Project project, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await JsonFields.ReadAsync(request, cancellationToken);
        if (fields is null)
            return refusal!;
        var name = fields.RequiredText("name");
        var (product, parameters) = fields.RequiredNested("parameters") is { } given ? ConfigurationParameters.Read(given) : default;
        if (fields.HasFaults)
            return fields.Refusal;

        var now = time.GetUtcNow();
        var same = await configurations.QueryAsync(
            new Query { Conditions = [.. project.Conditions, Where.Equal("name", name), Where.Equal("product", product)], Take = 1 }, cancellationToken);
        var stored = same is [{ Value.Id: var id }]
            ? await configurations.UpdateAsync(id, current => current with { Parameters = parameters, UpdatedAt = now }, cancellationToken)
            : null;
        if (stored is null)
        {
            stored = new JobConfiguration
            {
                Id = $"cfg-{ids.Next():D}",
                TenantId = project.TenantId,
                ProjectId = project.Id,
                Name = name,
                Product = product,
                Parameters = parameters,
                CreatedAt = now,
                UpdatedAt = now,
            };
            await configurations.InsertAsync(stored, cancellationToken);
        }

        return Results.Json(ConfigurationBody.Of(stored), FilesJson.Default.ConfigurationBody);
    }
}
