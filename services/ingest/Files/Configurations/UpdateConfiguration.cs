using System.Text.Json;
using Shortlist.Files;

namespace Shortlist.Ingest.Files;

/// <summary><c>PUT /api/v1/beta/configurations/{id}</c>: what is left out stays; the product cannot change.</summary>
internal sealed class UpdateConfiguration(ConfigurationCollection configurations, TimeProvider time)
{
    public async Task<IResult> HandleAsync(string id, HttpRequest request, Project project, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await JsonFields.ReadAsync(request, cancellationToken);
        if (fields is null)
            return refusal!;
        var name = fields.Text("name", minLength: 1);
        (string Product, JsonElement Parameters)? change = fields.Nested("parameters") is { } given ? ConfigurationParameters.Read(given) : null;
        if (fields.HasFaults)
            return fields.Refusal;
        if (await configurations.FindAsync(project, id, cancellationToken) is not { } configuration)
            return Refusals.Unknown("Configuration");
        if (change is { } other && other.Product != configuration.Product)
        {
            fields.Fault("parameters.product_type", $"Value error, the configuration is of '{configuration.Product}'", "value_error");
            return fields.Refusal;
        }

        var stored = await configurations.UpdateAsync(
            id,
            current => current with
            {
                Name = name ?? current.Name,
                Parameters = change?.Parameters ?? current.Parameters,
                UpdatedAt = time.GetUtcNow(),
            },
            cancellationToken);
        return stored is null
            ? Refusals.CannotBeDone("A built-in configuration cannot be changed.")
            : Results.Json(ConfigurationBody.Of(stored), FilesJson.Default.ConfigurationBody);
    }
}
