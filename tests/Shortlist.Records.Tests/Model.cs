using System.Text.Json;
using Shortlist.Batches;

namespace Shortlist.Records.Tests;

/// <summary>Names a record: schema and external id.</summary>
internal readonly record struct RecordName(string Schema, string Id);

/// <summary>One item of a batch.</summary>
/// <param name="Record">What it writes.</param>
/// <param name="Fields">Its other fields; null removes one. Of no meaning in a deletion.</param>
internal sealed record Op(RecordName Record, IReadOnlyDictionary<string, string?> Fields);

/// <summary>What a batch does.</summary>
internal sealed record Submission(
    Guid Batch, string Kind, bool Rejects, bool Ignores, TimeSpan Wait, bool Cascades, int SliceSize, IReadOnlyList<Op> Ops)
{
    /// <summary>Whether its slices are done one after another: some record comes twice.</summary>
    public bool IsOrdered => Kind != RecordBatch.DeleteKind && Ops.DistinctBy(op => op.Record).Count() < Ops.Count;

    /// <summary>Its slices.</summary>
    public IReadOnlyList<Part> Parts =>
        [.. Enumerable.Range(0, Ops.Count).Chunk(SliceSize).Select((items, no) => new Part(this, no, items))];

    /// <summary>Its items as they are submitted, with their keys.</summary>
    public IReadOnlyList<(byte[] Line, string Key)> Lines
    {
        get
        {
            var lines = new List<(byte[], string)>();
            var offset = 0;
            foreach (var op in Ops)
            {
                var line = JsonSerializer.SerializeToUtf8Bytes(
                    Kind == RecordBatch.DeleteKind
                        ? (object)op.Record.Id
                        : new Dictionary<string, string?>(op.Fields, StringComparer.Ordinal) { ["id"] = op.Record.Id });
                lines.Add((line, new ItemKey(offset, line.Length, op.Record.Id).ToString()));
                offset += line.Length;
            }

            return lines;
        }
    }

    /// <summary>For the report of a run that failed.</summary>
    public override string ToString() =>
        $"{Kind} rejects={Rejects} ignores={Ignores} wait={Wait.TotalSeconds} cascades={Cascades} slices of {SliceSize}: "
        + string.Join("; ", Ops.Select(op => $"{op.Record.Schema}/{op.Record.Id} {string.Join(',', op.Fields.Select(field => $"{field.Key}={field.Value ?? "null"}"))}"));
}

/// <summary>A slice of a batch.</summary>
/// <param name="Submission">The batch.</param>
/// <param name="No">Its number.</param>
/// <param name="Items">Its items, by their numbers in the batch.</param>
internal sealed record Part(Submission Submission, int No, IReadOnlyList<int> Items)
{
    public Guid Batch => Submission.Batch;

    /// <summary>The records that it writes.</summary>
    public IEnumerable<RecordName> Records => Items.Select(item => Submission.Ops[item].Record).Distinct();
}

/// <summary>
/// Records in their plainest form: dictionaries and loops, one write after another. It is told which batch wrote which record and
/// when, and says what must come of it.
/// </summary>
internal sealed class Model
{
    /// <summary>Which fields of a schema refer to records of which other.</summary>
    private static readonly Dictionary<string, string[]> References = new(StringComparer.Ordinal)
    {
        ["a"] = ["b", "c"],
        ["b"] = ["a", "c"],
        ["c"] = [],
    };

    private readonly Dictionary<RecordName, Dictionary<string, string>> _records = [];
    private readonly Dictionary<RecordName, Waiting> _waiting = [];
    private readonly Dictionary<RecordName, Guid> _deletedBy = [];
    private readonly HashSet<(Guid Batch, int No, RecordName Record)> _done = [];

    public IReadOnlyDictionary<RecordName, Dictionary<string, string>> Records => _records;

    public IReadOnlyDictionary<RecordName, Waiting> WaitingWrites => _waiting;

    /// <summary>How items ended: empty for success, <c>PENDING</c>, or the category of what is wrong.</summary>
    public Dictionary<(Guid Batch, int Item), string> Ended { get; } = [];

    /// <summary>Writes that wait although nothing is missing: a release now would be right.</summary>
    public IEnumerable<RecordName> Forgotten() =>
        _waiting.Where(each => StillMissing(each.Key, each.Value).Count == 0).Select(each => each.Key);

    public bool IsDone(Part part, RecordName record) => _done.Contains((part.Batch, part.No, record));

    /// <summary>What a slice's items on one record would come to now; and whether that would write the record.</summary>
    public (bool Writes, Dictionary<int, string> Ended) Try(Part part, RecordName record)
    {
        var trial = new Trial(this, part, record);
        trial.Run(DateTimeOffset.UnixEpoch);
        return (trial.Writes, trial.Ended);
    }

    /// <summary>A slice wrote a record.</summary>
    public void Wrote(Part part, RecordName record, DateTimeOffset now)
    {
        var trial = new Trial(this, part, record);
        trial.Run(now);
        trial.Writes.ShouldBeTrue($"{part.Submission.Kind} wrote {record} where nothing was to be written");
        if (_waiting.Remove(record, out var superseded))
            Ended[superseded.Item] = "CONFLICT";
        if (trial.Waits is not null)
            _waiting[record] = trial.Waits;
        if (trial.IsDeletion)
        {
            _records.Remove(record);
            _deletedBy[record] = part.Batch;
        }
        else if (trial.Content is not null)
        {
            _records[record] = trial.Content;
            _deletedBy.Remove(record);
        }

        _done.Add((part.Batch, part.No, record));
        foreach (var (item, how) in trial.Ended)
            Ended[(part.Batch, item)] = how;
    }

    /// <summary>A slice that cascades took a record along.</summary>
    public void TookAlong(Part part, RecordName record)
    {
        _records.ShouldContainKey(record);
        LeadsTo(record, part.Records.ToHashSet(), []).ShouldBeTrue($"{record} was deleted and refers to nothing that was");
        _records.Remove(record);
        _deletedBy[record] = part.Batch;
        if (_waiting.Remove(record, out var superseded))
            Ended[superseded.Item] = "CONFLICT";
    }

    /// <summary>The pending write of a record was decided.</summary>
    public void Released(RecordName record, DateTimeOffset now)
    {
        _waiting.ShouldContainKey(record, $"{record} was written, and nothing waited for it");
        var waiting = _waiting[record];
        _waiting.Remove(record);
        var before = _records.GetValueOrDefault(record);
        var merged = Merge(before, waiting.Fields);
        var missing = StillMissing(record, waiting);
        if (missing.Count > 0)
        {
            now.ShouldBeGreaterThanOrEqualTo(waiting.ExpiresAt, $"{record} was released while {missing[0]} was missing");
            Ended[waiting.Item] = "DEPENDENCY_EXPIRED";
        }
        else if (!IsValid(record, merged))
        {
            Ended[waiting.Item] = "VALIDATION";
        }
        else
        {
            _records[record] = merged;
            _deletedBy.Remove(record);
            Ended[waiting.Item] = "";
        }
    }

    private static bool IsValid(RecordName record, Dictionary<string, string> fields) =>
        (record.Schema != "c" || fields.ContainsKey("v")) && (!fields.TryGetValue("v", out var v) || v.Length <= 2);

    private static Dictionary<string, string> Merge(Dictionary<string, string>? before, IReadOnlyDictionary<string, string?> patch)
    {
        var merged = before is null ? new Dictionary<string, string>(StringComparer.Ordinal) : new(before, StringComparer.Ordinal);
        foreach (var (field, value) in patch)
        {
            if (value is null)
                merged.Remove(field);
            else
                merged[field] = value;
        }

        return merged;
    }

    private static IEnumerable<RecordName> ReferencesOf(RecordName record, Dictionary<string, string> fields) =>
        References[record.Schema].Where(fields.ContainsKey).Select(field => new RecordName(field, fields[field]));

    private List<RecordName> Missing(RecordName record, Dictionary<string, string>? before, Dictionary<string, string> after) =>
    [
        .. ReferencesOf(record, after)
            .Where(each => each != record && !_records.ContainsKey(each))
            .Except(before is null ? [] : ReferencesOf(record, before)),
    ];

    /// <summary>What keeps a write from being released: what it began to wait for, and what was there then and has been deleted since.</summary>
    private List<RecordName> StillMissing(RecordName record, Waiting waiting)
    {
        var before = _records.GetValueOrDefault(record);
        return
        [
            .. waiting.Missing.Union(Missing(record, before, Merge(before, waiting.Fields))).Where(each => !_records.ContainsKey(each)),
        ];
    }

    private bool LeadsTo(RecordName record, HashSet<RecordName> targets, HashSet<RecordName> seen) =>
        seen.Add(record)
        && ReferencesOf(record, _records.GetValueOrDefault(record) ?? [])
            .Any(each => targets.Contains(each) || LeadsTo(each, targets, seen));

    private bool IsReferencedFromElsewhere(RecordName record) => _records.Any(each =>
        each.Key.Schema != record.Schema && ReferencesOf(each.Key, each.Value).Contains(record));

    /// <summary>A write that waits.</summary>
    internal sealed record Waiting(
        (Guid Batch, int Item) Item, IReadOnlyDictionary<string, string?> Fields, List<RecordName> Missing, DateTimeOffset ExpiresAt);

    /// <summary>A slice's items on one record, played through.</summary>
    private sealed class Trial(Model model, Part part, RecordName record)
    {
        private readonly Submission _batch = part.Submission;
        private bool _waitsOrWaited = model._waiting.ContainsKey(record);
        private Dictionary<string, string>? _content = model._records.GetValueOrDefault(record);

        public Dictionary<int, string> Ended { get; } = [];

        public bool Writes { get; private set; }

        public bool IsDeletion { get; private set; }

        public Waiting? Waits { get; private set; }

        public Dictionary<string, string>? Content { get; private set; }

        public void Run(DateTimeOffset now)
        {
            foreach (var item in part.Items.Where(item => _batch.Ops[item].Record == record))
                Ended[item] = _batch.Kind == RecordBatch.DeleteKind ? Delete() : Write(item, _batch.Ops[item], now);
        }

        private string Delete()
        {
            if (IsDeletion || (_content is null && model._deletedBy.TryGetValue(record, out var by) && by == _batch.Batch))
                return "";
            if (_content is null && !_waitsOrWaited)
                return "NOT_FOUND";
            if (!_batch.Cascades && model.IsReferencedFromElsewhere(record))
                return "REFERENCED";
            IsDeletion = true;
            Writes = true;
            return "";
        }

        private string Write(int item, Op op, DateTimeOffset now)
        {
            var fields = op.Fields.Where(field => field.Key != "unknown").ToDictionary(StringComparer.Ordinal);
            if (op.Fields.ContainsKey("unknown") && !_batch.Ignores)
                return "UNKNOWN_FIELD";
            if (_batch.Kind == RecordBatch.PatchKind && _content is null)
                return "NOT_FOUND";
            if (_batch.Rejects && (_content is not null || _waitsOrWaited))
                return "CONFLICT";
            var merged = Merge(_content, fields);
            if (!IsValid(record, merged))
                return "VALIDATION";
            var missing = model.Missing(record, _content, merged);
            if (missing.Count > 0 && _batch.Wait == TimeSpan.Zero)
                return "MISSING_DEPENDENCY";

            Writes = true;
            if (Waits is { } earlier)
                Ended[earlier.Item.Item] = "CONFLICT";
            Waits = null;
            if (missing.Count > 0)
            {
                Waits = new((_batch.Batch, item), fields, missing, now + _batch.Wait);
                _waitsOrWaited = true;
                return nameof(ItemState.Pending).ToUpperInvariant();
            }

            _content = merged;
            Content = merged;
            _waitsOrWaited = model._waiting.ContainsKey(record);
            return "";
        }
    }
}
