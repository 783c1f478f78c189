using Shortlist.Batches;
using Shortlist.Records;

namespace Shortlist.Ingest.Records;

/// <summary>What comes of a slice's items on one record.</summary>
internal sealed class RecordVerdict
{
    private readonly StoredRecord _before;
    private readonly BatchContext _batch;
    private readonly CompiledSchema _schema;
    private readonly int _no;
    private readonly Func<string, bool> _exists;
    private readonly DateTimeOffset _now;
    private readonly List<MarkedItem> _marked = [];
    private ReadOnlyMemory<byte>? _content;
    private IReadOnlyList<string> _references;
    private bool _applied;
    private bool _touched;

    private RecordVerdict(
        StoredRecord before, BatchContext batch, int no, CompiledSchema schema, Func<string, bool> exists, DateTimeOffset now)
    {
        _before = before;
        _batch = batch;
        _no = no;
        _schema = schema;
        _exists = exists;
        _now = now;
        _content = before.Content;
        _references = before.References;
    }

    /// <summary>How each item ended, or is pending.</summary>
    public Dictionary<string, ItemOutcome> Outcomes { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wrong with those that failed.</summary>
    public IReadOnlyList<RecordFault> Faults => [.. _marked.SelectMany(marked => marked.Faults)];

    /// <summary>The record as it is to be written; null when nothing changes.</summary>
    public StoredRecord? After { get; private set; }

    /// <summary>The write that waits, to be put before the record is written.</summary>
    public PendingRecord? Pending { get; private set; }

    /// <summary>Judges the items in their order.</summary>
    /// <param name="before">The record as it is stored; a new one has version 0.</param>
    /// <param name="items">The items on this record.</param>
    /// <param name="batch">Their batch.</param>
    /// <param name="no">Their slice.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="exists">Whether a record that is referred to is there.</param>
    /// <param name="now">The time.</param>
    public static RecordVerdict Of(
        StoredRecord before,
        IReadOnlyList<IncomingRecord> items,
        BatchContext batch,
        int no,
        CompiledSchema schema,
        Func<string, bool> exists,
        DateTimeOffset now)
    {
        var verdict = new RecordVerdict(before, batch, no, schema, exists, now);
        foreach (var item in items)
            verdict.Judge(item);
        verdict.Conclude();
        return verdict;
    }

    private void Judge(IncomingRecord item)
    {
        var faults = new List<RecordFault>(item.Faults);
        if (faults.Count == 0)
        {
            if (_batch.Work.Kind == RecordBatch.PatchKind && _content is null)
                faults.Add(new(FaultCategories.NotFound, "There is no such record."));
            else if (_batch.Work.RejectsExisting && (_content is not null || Pending is not null || _before.Pending is not null))
                faults.Add(new(FaultCategories.Conflict, "The record exists already."));
            else if (RecordJudge.Merge(_content, item.Patch, item.Utf8, _batch.TenantId, _schema, faults) is { } merged)
                Apply(item, merged, faults);
        }

        if (faults.Count > 0)
            Note(item.Key, ItemState.Failed, faults);
    }

    private void Apply(IncomingRecord item, MergedContent merged, List<RecordFault> faults)
    {
        var missing = merged.References
            .Where(id => id != _before.Id && !_references.Contains(id, StringComparer.Ordinal) && !_exists(id))
            .ToList();
        if (missing.Count > 0 && _batch.Work.DependencyWait == TimeSpan.Zero)
        {
            faults.AddRange(RecordJudge.Missing(FaultCategories.MissingDependency, missing, _schema));
            return;
        }

        Supersede();
        _touched = true;
        if (missing.Count > 0)
        {
            Pending = PendingOf(item, missing);
            Note(item.Key, ItemState.Pending, []);
            return;
        }

        (_content, _references) = (merged.Utf8, merged.References);
        _applied = true;
        Outcomes[item.Key] = ItemOutcome.Success(item.Key);
    }

    /// <summary>An earlier item of this slice that was to wait loses its place to this one.</summary>
    private void Supersede()
    {
        if (Pending is not { } earlier)
            return;
        Pending = null;
        _marked.RemoveAll(marked => marked.Key == earlier.Key);
        Note(earlier.Key, ItemState.Failed, [Superseding.Fault]);
    }

    private void Note(string key, ItemState state, IReadOnlyList<RecordFault> faults)
    {
        _marked.Add(new(key, state, faults));
        Outcomes[key] = ItemDetails.Outcome(key, state, faults);
    }

    private PendingRecord PendingOf(IncomingRecord item, List<string> missing)
    {
        var expiresAt = _now + _batch.Work.DependencyWait;
        return new()
        {
            BatchId = _batch.BatchId,
            No = _no,
            Key = item.Key,
            TenantId = _batch.TenantId,
            RecordId = _before.Id,
            SchemaVersion = _batch.Work.SchemaVersion,
            Patch = item.Patch,
            WaitsFor = missing,
            CreatedAt = _now,
            ExpiresAt = expiresAt,
            DueAt = PendingLooks.First(_now, expiresAt),
        };
    }

    private void Conclude()
    {
        if (!_touched)
            return;
        var after = _before.WithPendingEnded(Superseding.Fault);
        After = after with
        {
            Content = _content,
            References = _references,
            SchemaVersion = _applied ? _batch.Work.SchemaVersion : after.SchemaVersion,
            Pending = Pending?.Item,
            Marks = [.. after.Marks, new WriterMark(_batch.BatchId, _no, _marked)],
            DeletedBy = _applied ? null : after.DeletedBy,
            CreatedAt = _applied && !_before.Exists ? _now : after.CreatedAt,
            UpdatedAt = _applied ? _now : after.UpdatedAt,
        };
    }
}

/// <summary>What becomes of a pending write when a later one comes (api-surfaces.md R13).</summary>
internal static class Superseding
{
    /// <summary>Why it failed.</summary>
    public static readonly RecordFault Fault =
        new(FaultCategories.Conflict, "A later write to the same record came before what this one waited for.");
}

/// <summary>When the sweeper looks at a pending record.</summary>
internal static class PendingLooks
{
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(30);

    /// <summary>The first time.</summary>
    public static DateTimeOffset First(DateTimeOffset createdAt, DateTimeOffset expiresAt) => Earlier(createdAt + Soonest, expiresAt);

    /// <summary>The next one: when it is twice as old as now.</summary>
    public static DateTimeOffset Next(PendingRecord pending, DateTimeOffset now)
    {
        var age = now - pending.CreatedAt;
        var next = now + (age > Soonest ? age : Soonest);
        return now >= pending.ExpiresAt ? next : Earlier(next, pending.ExpiresAt);
    }

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;
}
