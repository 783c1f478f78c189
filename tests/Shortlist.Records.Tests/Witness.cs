using System.Text.Json;
using Shortlist.Batches;
using Shortlist.Store;

namespace Shortlist.Records.Tests;

/// <summary>
/// Sees every version of every record, tells from its marks which items made it, and notes how often each item came to effect.
/// </summary>
internal sealed class Witness(IReadOnlyDictionary<Guid, Submission> submissions, RecordCollection records, PendingCollection pendings)
{
    private readonly Dictionary<string, StoredRecord> _last = new(StringComparer.Ordinal);
    private readonly Dictionary<(Guid Batch, int Item), int> _applied = [];
    private readonly HashSet<(Guid Batch, RecordName Record)> _deleted = [];
    private readonly HashSet<(Guid Batch, int No, RecordName Record)> _deletedByRow = [];

    /// <summary>A document was written.</summary>
    public void Written(string collection, string id)
    {
        if (collection != RecordCollection.Definition.Name)
            return;
        var after = records.FindAsync(id, default).GetAwaiter().GetResult()!;
        var before = _last.GetValueOrDefault(id) ?? new StoredRecord { Id = id };
        _last[id] = after;
        foreach (var target in after.References.Except(before.References, StringComparer.Ordinal).Where(target => target != id))
            _last.GetValueOrDefault(target)?.Exists.ShouldBe(true, $"{Site.NameOf(id)} came to refer to {Site.NameOf(target)}, which is not there");
        if (after.DeletedBy is { } by && (before.Exists || before.Pending is not null) && !after.Exists)
        {
            _deleted.Add((by, Site.NameOf(id)));
            foreach (var mark in after.Marks.Where(mark => mark.BatchId == by && before.MarkOf(by, mark.No) is null))
                _deletedByRow.Add((by, mark.No, Site.NameOf(id)));
            return;
        }

        var fields = FieldsOf(before);
        foreach (var (batch, item) in Made(before, after))
        {
            _applied[(batch, item)] = _applied.GetValueOrDefault((batch, item)) + 1;
            fields ??= new(StringComparer.Ordinal);
            foreach (var (field, value) in submissions[batch].Ops[item].Fields.Where(field => field.Key != "unknown"))
            {
                if (value is null)
                    fields.Remove(field);
                else
                    fields[field] = value;
            }
        }

        FieldsOf(after).ShouldBe(fields, ignoreOrder: true);
    }

    /// <summary>No record refers to one that is not there.</summary>
    public async Task CheckReferencesAsync()
    {
        foreach (var record in _last.Values)
        {
            var targets = record.References.Where(target => target != record.Id).ToList();
            var missing = targets.Except(await records.ExistingAsync(targets, default), StringComparer.Ordinal).Select(Site.NameOf);
            missing.ShouldBeEmpty($"{Site.NameOf(record.Id)} refers to what is not there");
        }
    }

    /// <summary>Nothing waits that has all it waits for.</summary>
    public async Task CheckWaitingAsync()
    {
        foreach (var (pending, _) in await pendings.QueryAsync(new Query(), default))
        {
            if (_last.GetValueOrDefault(pending.RecordId)?.Pending != pending.Item)
                continue;
            var existing = await records.ExistingAsync(pending.WaitsFor, default);
            existing.Count.ShouldBeLessThan(pending.WaitsFor.Count, $"{Site.NameOf(pending.RecordId)} waits for nothing");
        }
    }

    /// <summary>What succeeded took effect once, and what failed did not.</summary>
    public void CheckOutcomes(Submission submission, IReadOnlyList<SliceItem> items)
    {
        for (var item = 0; item < items.Count; item++)
        {
            var (state, record) = (items[item].State, submission.Ops[item].Record);
            var what = $"{submission.Kind} {record}, item {item} of {submission}, which is {state} {items[item].ErrorCode}";
            if (items[item].ErrorCode == ItemErrors.TaskStuck)
                continue; // Whoever began it may have come as far as to write the record.
            if (submission.Kind != RecordBatch.DeleteKind)
                _applied.GetValueOrDefault((submission.Batch, item)).ShouldBe(state == ItemState.Succeeded ? 1 : 0, what);
            else if (state == ItemState.Succeeded)
                _deleted.ShouldContain((submission.Batch, record), what);
            else
                _deletedByRow.ShouldNotContain((submission.Batch, item / submission.SliceSize, record), what);
        }
    }

    private static Dictionary<string, string>? FieldsOf(StoredRecord record)
    {
        if (record.Content is not { } content)
            return null;
        var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(content.Span)!;
        fields.Remove("id");
        return fields;
    }

    /// <summary>The items that made a version out of the one before, in their order.</summary>
    private IEnumerable<(Guid Batch, int Item)> Made(StoredRecord before, StoredRecord after)
    {
        if (before.Pending is { } pending && after.OutcomeOf(pending)?.State == ItemState.Succeeded && after.Pending is null)
            yield return (pending.BatchId, NumberOf(pending.BatchId, pending.Key));
        foreach (var mark in after.Marks.Where(mark => before.MarkOf(mark.BatchId, mark.No) is null))
        {
            var submission = submissions[mark.BatchId];
            var name = Site.NameOf(after.Id);
            var spared = mark.Items.Select(item => NumberOf(mark.BatchId, item.Key)).ToHashSet();
            foreach (var item in submission.Parts[mark.No].Items.Where(item => submission.Ops[item].Record == name && !spared.Contains(item)))
                yield return (mark.BatchId, item);
        }
    }

    private int NumberOf(Guid batch, string key) => submissions[batch].Lines.Select(line => line.Key).ToList().IndexOf(key);
}
