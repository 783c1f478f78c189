using Shortlist.Client.Reach;
using Shortlist.EndToEnd.Tests.Deployments;

namespace Shortlist.EndToEnd.Tests.Stories.Reach;

/// <summary>What stories about records have in common: places, and jobs that may refer to them.</summary>
public abstract class ReachStory(Deployment deployment) : Story(deployment)
{
    protected const string Tenant = "acme";

    private readonly Deployment _deployment = deployment;

    /// <summary>A partner with the schemas, and a client of one tenant of it.</summary>
    protected async Task<(TestPartner Partner, IReachApi Api)> CreateAsync()
    {
        var partner = await _deployment.CreatePartnerAsync();
        await partner.DefineAsync("place", """
            {"type":"object","required":["id","city"],"properties":{
              "id":{"type":"string"},"city":{"type":"string","minLength":1},"size":{"type":"integer","minimum":0},
              "address":{"type":"object","properties":{"street":{"type":"string"},"no":{"type":"integer"}}}}}
            """);
        await partner.DefineAsync("job", """
            {"type":"object","required":["id"],"properties":{
              "id":{"type":"string"},"title":{"type":"string"},
              "place":{"$ref":"reach:schemas/place"},"after":{"$ref":"reach:schemas/job"}}}
            """);
        return (partner, partner.TenantApi(Tenant));
    }

    protected static RecordList Records(string json) => TestPartner.Records(json);

    /// <summary>Submits records and waits until the batch is over, checking at every look what must always hold.</summary>
    protected static async Task<RecordBatch> IngestAsync(
        IReachApi api, string schema, RecordList records, int? wait = null, string? onconflict = null, string? ignore = null)
    {
        var accepted = (await api.IngestAsync(schema, records, onconflict, ignore, wait, Cancel)).Data;
        accepted.RecordCount.ShouldBe(records.Resources.Count);
        return await OverAsync(api, accepted.BatchId);
    }

    protected static Task<RecordBatch> OverAsync(IReachApi api, string batchId) => WatchAsync(api, batchId, batch => batch.IsOver);

    protected static Task<RecordBatch> ResolvedAsync(IReachApi api, string batchId) =>
        WatchAsync(api, batchId, batch => batch.IsOver && batch.Progress.PendingRecords == 0);

    protected static async Task<RecordBatch> WatchAsync(IReachApi api, string batchId, Func<RecordBatch, bool> isWanted)
    {
        RecordProgress? before = null;
        return await Eventually.SeeAsync(
            async () =>
            {
                var batch = (await api.GetBatchAsync(batchId, "true", Cancel)).Data;
                var now = batch.Progress;
                now.ProcessedRecords.ShouldBe(now.SuccessfulRecords + now.FailedRecords + now.PendingRecords);
                now.ProcessedRecords.ShouldBeLessThanOrEqualTo(now.TotalRecords);
                now.ProcessedRecords.ShouldBeGreaterThanOrEqualTo(before?.ProcessedRecords ?? 0);
                now.SuccessfulRecords.ShouldBeGreaterThanOrEqualTo(before?.SuccessfulRecords ?? 0);
                now.FailedRecords.ShouldBeGreaterThanOrEqualTo(before?.FailedRecords ?? 0);
                batch.IsOver.ShouldBe(batch.CompletedAt is not null);
                before = now;
                return batch;
            },
            isWanted,
            $"batch {batchId} is as wanted");
    }

    /// <summary>A field of a record; null when it has none.</summary>
    protected static async Task<string?> FieldAsync(IReachApi api, string schema, string id, string field)
    {
        var record = (await api.GetAsync(schema, id, Cancel)).Data;
        return record.Resource.TryGetProperty(field, out var value) ? value.ToString() : null;
    }
}
