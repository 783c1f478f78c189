using Shortlist.Files;

namespace Shortlist.Ingest.Files;

/// <summary><c>DELETE /api/v1/beta/configurations/{id}</c>. Batches and jobs made with it keep their snapshots (api-surfaces.md L11).</summary>
internal sealed class DeleteConfiguration(ConfigurationCollection configurations)
{
    public async Task<IResult> HandleAsync(string id, Project project, CancellationToken cancellationToken)
    {
        if (await configurations.FindAsync(project, id, cancellationToken) is null)
            return Refusals.Unknown("Configuration");
        return await configurations.DeleteAsync(id, null, cancellationToken)
            ? Results.NoContent()
            : Refusals.CannotBeDone("A built-in configuration cannot be deleted.");
    }
}
