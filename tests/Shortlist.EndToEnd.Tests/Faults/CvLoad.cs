using Shortlist.Client.TalentRay;
using Shortlist.EndToEnd.Tests.Material;

namespace Shortlist.EndToEnd.Tests.Faults;

/// <summary>A batch of CVs, with a few scans that take seconds.</summary>
internal sealed class CvLoad(ITalentRayApi api, string organization, int plain, int scans) : Load(plain + scans)
{
    private readonly string _batchId = $"fault_{organization}";
    private int _best;

    public override async Task<bool> IsUnderWayAsync() => (await api.GetBatchAsync(_batchId, cancellationToken: Cancel)).CompletedCandidates > 0;

    protected override async Task SubmitOnceAsync()
    {
        var upload = new CvUpload(organization) { BatchId = _batchId };
        for (var number = 0; number < plain; number++)
            upload.AddFile($"person-{number}.txt", PlainCvs.Of(number));
        for (var scan = 0; scan < scans; scan++)
            upload.AddFile(Samples.PathOf(Samples.Scan));
        (await api.SubmitBatchAsync(upload, Cancel)).GetContent().BatchId.ShouldBe(_batchId);
        Batches.Add(_batchId);
    }

    protected override async Task<bool> LookAsync()
    {
        var batch = await api.GetBatchAsync(_batchId, page: 0, pageSize: 100, Cancel);
        Expect(batch.TotalCandidates == Items && batch.CompletedCandidates + batch.ProcessingCandidates == Items, $"counts do not add up: {batch}");
        Expect(batch.CompletedCandidates >= _best, $"a count went down from {_best}: {batch}");
        Expect(batch.IsCompleted == (batch.ProcessingCandidates == 0), $"status and counts disagree: {batch}");
        _best = Math.Max(_best, batch.CompletedCandidates);
        return batch.IsCompleted;
    }

    protected override async Task JudgeAsync()
    {
        var members = await api.ReadMembersAsync(_batchId, Cancel).ToListAsync(Cancel);
        var lost = members.FindAll(member => member.Status != LeadStatus.Parsed);
        Losses.AddRange(lost.Select(member => $"CV {member.FullName} is {member.Status}: {member.Failure?.Code}"));
        Completed = members.Count - lost.Count;
        var wanted = Enumerable.Range(0, plain).Select(PlainCvs.EmailOf);
        Expect(members.Take(plain).Select(member => member.Email).SequenceEqual(wanted, StringComparer.Ordinal), "members are not those of the upload");
        Doubled = (int)(await api.ListLeadsAsync(cancellationToken: Cancel)).Pagination.TotalCount - Items;
    }
}
