using Shortlist.Records;
using Shortlist.Surfaces;

namespace Shortlist.Ingest.Records;

/// <summary>Says what a deletion would delete and what would stay (<c>dryRun</c>).</summary>
internal sealed class DeletionForecasts(RecordCollection records, Referrers referrers, SchemaCatalog schemas)
{
    private const int RecordsAtOnce = 500;

    /// <summary>What a deletion would do, without doing it.</summary>
    public async Task<DeletionForecast> ForecastAsync(
        Caller caller, SchemaDefinition schema, IAsyncEnumerable<string> externalIds, bool cascades, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var skipped = new Dictionary<string, long>(StringComparer.Ordinal);
        var doomed = new HashSet<string>(StringComparer.Ordinal);
        var (named, missing) = (0L, 0L);
        await foreach (var part in externalIds.Chunk(RecordsAtOnce).WithCancellation(cancellationToken))
        {
            named += part.Length;
            var ids = part.Select(id => RecordId.Of(caller.TenantId, schema.Id, id)).ToHashSet(StringComparer.Ordinal);
            var existing = await records.ExistingAsync(ids, cancellationToken);
            missing += ids.Count - existing.Count;
            if (!cascades)
            {
                var kept = await referrers.ReferencedFromElsewhereAsync(existing, schema.Id, cancellationToken);
                if (kept.Count > 0)
                    skipped[schema.Name] = skipped.GetValueOrDefault(schema.Name) + kept.Count;
                existing.ExceptWith(kept);
            }

            doomed.UnionWith(existing);
        }

        if (cascades)
            doomed.UnionWith(await referrers.TransitiveAsync(doomed, cancellationToken));
        var names = (await schemas.AllAsync(caller.PartnerId!, cancellationToken)).ToDictionary(each => each.Id, each => each.Name, StringComparer.Ordinal);
        foreach (var group in doomed.CountBy(RecordId.SchemaOf, StringComparer.Ordinal))
            counts[names.GetValueOrDefault(group.Key, group.Key)] = group.Value;
        return new(DryRun: true, named, schema.Id, counts, skipped, missing);
    }
}
