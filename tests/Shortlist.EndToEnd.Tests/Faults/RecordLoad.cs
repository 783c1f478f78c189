using Shortlist.Client.Reach;
using Shortlist.EndToEnd.Tests.Deployments;

namespace Shortlist.EndToEnd.Tests.Faults;

/// <summary>Records that wait for others, and then the others.</summary>
internal sealed class RecordLoad(TestPartner partner, int desks, int offices) : Load(desks + offices)
{
    private const int Wait = 600;
    private readonly IReachApi _api = partner.TenantApi("acme");
    private readonly Dictionary<string, RecordProgress> _before = new(StringComparer.Ordinal);

    public async Task PrepareAsync()
    {
        await partner.DefineAsync("office", """{"type":"object","required":["id"],"properties":{"id":{"type":"string"}}}""");
        await partner.DefineAsync(
            "desk",
            """{"type":"object","required":["id"],"properties":{"id":{"type":"string"},"office":{"$ref":"reach:schemas/office"}}}""");
    }

    protected override async Task SubmitOnceAsync()
    {
        // Not to be submitted again when only the answer to the second got lost: what was acknowledged stays.
        if (Batches.Count == 0)
        {
            var desk = TestPartner.Records(
                Enumerable.Range(0, desks).Select(no => $"{no}"), id => $$"""{"id":"d{{id}}","office":"o{{int.Parse(id, null) % offices}}"}""");
            Batches.Add((await _api.IngestAsync("desk", desk, dependencyWaitTimeout: Wait, cancellationToken: Cancel)).Data.BatchId);
        }

        var office = TestPartner.Records(Enumerable.Range(0, offices).Select(no => $"{no}"), id => $$"""{"id":"o{{id}}"}""");
        Batches.Add((await _api.IngestAsync("office", office, cancellationToken: Cancel)).Data.BatchId);
    }

    protected override async Task<bool> LookAsync()
    {
        var hasEnded = true;
        foreach (var id in Batches)
        {
            var batch = (await _api.GetBatchAsync(id, cancellationToken: Cancel)).Data;
            var now = batch.Progress;
            Expect(now.ProcessedRecords == now.SuccessfulRecords + now.FailedRecords + now.PendingRecords, $"counts do not add up: {now}");
            Expect(now.ProcessedRecords <= now.TotalRecords, $"more than there are: {now}");
            if (_before.GetValueOrDefault(id) is { } before)
            {
                Expect(
                    now.SuccessfulRecords >= before.SuccessfulRecords && now.FailedRecords >= before.FailedRecords
                    && now.ProcessedRecords >= before.ProcessedRecords,
                    $"a count went down: {before}, then {now}");
            }

            _before[id] = now;
            hasEnded &= batch.IsOver && now.PendingRecords == 0;
        }

        return hasEnded;
    }

    protected override async Task JudgeAsync()
    {
        (Completed, Doubled) = (_before.Values.Sum(progress => progress.SuccessfulRecords), 0);
        foreach (var (schema, count) in new[] { ("desk", desks), ("office", offices) })
            Doubled += Math.Max(0, (await _api.ListAsync(schema, limit: 100, cancellationToken: Cancel)).Data.Results.Count - count);
    }
}
