using System.Text.Json;
using Shortlist.Batches;
using Shortlist.Store;

namespace Shortlist.Files;

/// <summary>Reads batches as the surface shows them.</summary>
public sealed class FileBatches(FileBatchCollection fileBatches, FileBatchRowsCollection rows, BatchCollection batches)
{
    private const int BatchesAtOnce = 200;

    /// <summary>Every status.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["PENDING", "THROTTLED", "RUNNING", "COMPLETED", "FAILED", "CANCELLED"];

    /// <summary>The batch, or null when the project has none of this id.</summary>
    public async Task<(FileBatch Batch, Batch Progress)?> FindAsync(Project project, string publicId, CancellationToken cancellationToken)
    {
        if (!FileBatch.TryRead(publicId, out var batchId)
            || await fileBatches.FindAsync(BatchCollection.IdOf(batchId), cancellationToken) is not { Value: var batch }
            || !project.Owns(batch))
        {
            return null;
        }

        return await batches.LoadAsync(batchId, cancellationToken) is { IsVisible: true } progress ? (batch, progress) : null;
    }

    /// <summary>The batch as shown, or null when the project has none of this id.</summary>
    public async Task<BatchBody?> ShowAsync(Project project, string publicId, bool withResults, CancellationToken cancellationToken)
    {
        if (await FindAsync(project, publicId, cancellationToken) is not var (batch, progress))
            return null;

        // Nothing of a batch that lost its way can be trusted (api-surfaces.md L3).
        var results = withResults && progress.State != BatchStates.Failed
            ? (await rows.FindAsync(BatchCollection.IdOf(batch.BatchId), cancellationToken))?.Value.Rows
            : null;
        return Show(batch, progress, results);
    }

    /// <summary>Batches of a project that are in a status, newest first, from the one numbered <paramref name="skip"/> on.</summary>
    public async Task<List<BatchBody>> ListAsync(
        List<Condition> conditions, string? status, int skip, int take, CancellationToken cancellationToken)
    {
        var found = new List<BatchBody>();
        for (var at = 0; found.Count < take; at += BatchesAtOnce)
        {
            var page = await fileBatches.QueryAsync(
                new Query { Conditions = conditions, OrderBy = [new SortKey("created_at", Descending: true)], Skip = at, Take = BatchesAtOnce },
                cancellationToken);
            var progress = (await batches.FindManyAsync([.. page.Select(each => BatchCollection.IdOf(each.Value.BatchId))], cancellationToken))
                .ToDictionary(each => each.Value.CorrelationId, each => each.Value);
            foreach (var (batch, _) in page)
            {
                if (!progress.TryGetValue(batch.BatchId, out var standing) || !standing.IsVisible || (status is not null && StatusOf(standing) != status))
                    continue;
                if (skip > 0)
                    skip--;
                else if (found.Count < take)
                    found.Add(Show(batch, standing, null));
            }

            if (page.Count < BatchesAtOnce)
                break;
        }

        return found;
    }

    /// <summary>How a batch is shown.</summary>
    private static BatchBody Show(FileBatch batch, Batch progress, JsonElement? results) => new(
        FileBatch.PublicIdOf(batch.BatchId),
        new(new(batch.ConfigurationId, batch.Product)),
        batch.ProjectId,
        batch.DirectoryId,
        StatusOf(progress),
        progress.CreatedAt,
        results,
        progress.CompletedAt ?? progress.CancelRequestedAt ?? progress.StartedAt ?? progress.CreatedAt);

    /// <summary>The status that a state is shown as (api-surfaces.md §6.2).</summary>
    private static string StatusOf(Batch batch) => batch.State switch
    {
        BatchStates.Accepted => "PENDING",
        BatchStates.Throttled => "THROTTLED",
        BatchStates.Completed => "COMPLETED",
        BatchStates.Failed => "FAILED",
        BatchStates.Cancelled => "CANCELLED",
        _ => "RUNNING",
    };
}
