using Shortlist.Batches;
using Shortlist.Records;

namespace Shortlist.Ingest.Records;

/// <summary>What becomes of a pending write.</summary>
/// <param name="Pending">The write.</param>
/// <param name="After">Its record, as it is to be written.</param>
/// <param name="Outcome">How its item ends.</param>
internal sealed record Release(PendingRecord Pending, StoredRecord After, ItemOutcome Outcome);

/// <summary>Says which pending writes can be applied, which have failed, and which go on waiting.</summary>
internal sealed class ReleaseJudge(
    RecordCollection records, PendingCollection pendings, SchemaCatalog schemas, ReferenceClaims claims, TimeProvider time)
{
    /// <summary>Judges pending writes that their records still name.</summary>
    /// <param name="waiting">The writes.</param>
    /// <param name="stored">Their records.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Those that do not go on waiting, and the claims on which that rests, to be released once the records are written.</returns>
    public async Task<(List<Release> Releases, IReadOnlyList<string> Claims)> JudgeAsync(
        IReadOnlyList<PendingRecord> waiting, Dictionary<string, StoredRecord> stored, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var existing = await records.ExistingAsync(
            waiting.SelectMany(pending => pending.WaitsFor).ToHashSet(StringComparer.Ordinal), cancellationToken);
        var releases = new List<Release>();
        var ready = new List<Candidate>();
        foreach (var pending in waiting)
        {
            var record = stored[pending.RecordId];
            var schema = await schemas.CompiledAsync(RecordId.SchemaOf(record.Id), pending.SchemaVersion, cancellationToken);
            var missing = pending.WaitsFor.Where(id => !existing.Contains(id)).ToList();
            var faults = new List<RecordFault>();
            if (missing.Count > 0)
            {
                if (now >= pending.ExpiresAt)
                    releases.Add(Expired(pending, record, missing, schema));
            }
            else if (RecordJudge.Merge(record.Content, pending.Patch, null, pending.TenantId, schema, faults) is { } merged)
            {
                ready.Add(new(pending, record, schema, merged));
            }
            else
            {
                releases.Add(Failed(pending, record, faults));
            }
        }

        if (ready.Count == 0)
            return (releases, []);
        var (claim, present) = await claims.MakeAsync(
            ready.SelectMany(each => each.Targets.Select(target => (each.Record.Id, target))), cancellationToken);
        foreach (var candidate in ready)
        {
            if (await ConcludeAsync(candidate, present, now, cancellationToken) is { } release)
                releases.Add(release);
        }

        return (releases, [claim]);
    }

    private static Release Expired(PendingRecord pending, StoredRecord record, IEnumerable<string> missing, CompiledSchema schema) =>
        Failed(pending, record, [.. RecordJudge.Missing(FaultCategories.DependencyExpired, missing, schema)]);

    private static Release Failed(PendingRecord pending, StoredRecord record, IReadOnlyList<RecordFault> why) =>
        new(pending, record.WithPendingEnded(why), ItemDetails.Failure(pending.Key, why));

    private static Release Applied(Candidate candidate, DateTimeOffset now)
    {
        var (pending, record, _, merged) = candidate;
        return new(
            pending,
            record.WithPendingEnded() with
            {
                Content = merged.Utf8,
                References = merged.References,
                SchemaVersion = pending.SchemaVersion,
                DeletedBy = null,
                CreatedAt = record.Exists ? record.CreatedAt : now,
                UpdatedAt = now,
            },
            ItemOutcome.Success(pending.Key));
    }

    private async Task<Release?> ConcludeAsync(
        Candidate candidate, HashSet<string> present, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (pending, record, schema, _) = candidate;
        var missing = candidate.Targets.Where(id => !present.Contains(id)).ToList();
        if (missing.Count == 0)
            return Applied(candidate, now);
        if (now >= pending.ExpiresAt)
            return Expired(pending, record, missing, schema);

        // What was there when it began to wait may have been deleted since.
        await WaitForAsync(pending, missing, cancellationToken);
        return null;
    }

    /// <summary>Waits for more: put first, then looked at by the sweeper at once, as the one who waits looks again after W1.</summary>
    private Task WaitForAsync(PendingRecord pending, List<string> missing, CancellationToken cancellationToken) =>
        pendings.UpdateAsync(
            pending.Id,
            current => missing.TrueForAll(id => current.WaitsFor.Contains(id, StringComparer.Ordinal))
                ? null
                : current with
                {
                    WaitsFor = [.. current.WaitsFor.Union(missing, StringComparer.Ordinal)],
                    DueAt = time.GetUtcNow(),
                },
            cancellationToken);

    /// <summary>A write that found what it began to wait for.</summary>
    private sealed record Candidate(PendingRecord Pending, StoredRecord Record, CompiledSchema Schema, MergedContent Merged)
    {
        /// <summary>What it waited for, and what else its record did not refer to before.</summary>
        public IReadOnlyList<string> Targets { get; } =
        [
            .. Merged.References
                .Where(id => id != Record.Id && !Record.References.Contains(id, StringComparer.Ordinal))
                .Union(Pending.WaitsFor, StringComparer.Ordinal),
        ];
    }
}
