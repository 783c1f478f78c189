using Shortlist.Client.TalentRay;
using Shortlist.EndToEnd.Tests.Deployments;
using Shortlist.EndToEnd.Tests.Material;

namespace Shortlist.EndToEnd.Tests.Stories;

/// <summary>One process that these tests may end.</summary>
public sealed class RestartedDeployment : StandaloneDeployment
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Batches__Lease"] = "00:00:03",
        ["Batches__SweepInterval"] = "00:00:00.5",
    };
}

[CollectionDefinition(nameof(RestartedCollection))]
public sealed class RestartedCollection : ICollectionFixture<RestartedDeployment>;

/// <summary>Starting again on the same data: everything is there, and what was open goes on.</summary>
[Collection(nameof(RestartedCollection))]
public sealed class RestartTests(RestartedDeployment deployment) : Story(deployment)
{
    private const int Plain = 20;
    private const int Scans = 8;

    private readonly RestartedDeployment _deployment = deployment;

    [Fact]
    public async Task Standalone_StoppedInTheMiddle_EndsCleanlyAndGoesOn()
    {
        var (tenant, api) = await BeginAsync("stopped");
        var exitCode = await _deployment.RestartAsync(Cancel);
        exitCode.ShouldBe(0);
        await EndAsync(tenant, api, "stopped");
    }

    [Fact]
    public async Task Standalone_KilledInTheMiddle_GoesOn()
    {
        var (tenant, api) = await BeginAsync("killed");
        await _deployment.KillAndStartAsync(Cancel);
        await EndAsync(tenant, api, "killed");
    }

    private async Task<(TestTenant Tenant, ITalentRayApi Api)> BeginAsync(string batchId)
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        await SubmitAsync(api, PlainUpload(tenant.Organization, [900], $"{batchId}-before"));
        await WatchToTheEndAsync(api, $"{batchId}-before", total: 1);
        var upload = PlainUpload(tenant.Organization, Enumerable.Range(0, Plain), batchId);
        for (var scan = 0; scan < Scans; scan++)
            upload.AddFile(Samples.PathOf(Samples.Scan));
        await SubmitAsync(api, upload);
        await Eventually.AsyncBe(
            async () => (await api.GetBatchAsync(batchId, cancellationToken: Cancel)).CompletedCandidates > 2, "work is under way");
        (await api.GetBatchAsync(batchId, cancellationToken: Cancel)).Status.ShouldBe(CvBatchStatus.Processing);
        return (tenant, api);
    }

    private static async Task EndAsync(TestTenant tenant, ITalentRayApi api, string batchId)
    {
        (await api.GetBatchAsync($"{batchId}-before", cancellationToken: Cancel)).Data.ShouldHaveSingleItem().Email
            .ShouldBe(PlainCvs.EmailOf(900));
        await WatchToTheEndAsync(api, batchId, Plain + Scans);
        var members = await MembersAsync(api, batchId);
        members.Select(member => member.Id).ShouldBeUnique();
        members.ShouldAllBe(member => member.Status == LeadStatus.Parsed);
        members.Take(Plain).Select(member => member.Email).ShouldBe(Enumerable.Range(0, Plain).Select(PlainCvs.EmailOf));
        (await api.ListLeadsAsync(cancellationToken: Cancel)).Pagination.TotalCount.ShouldBe(Plain + Scans + 1, tenant.Id);
    }
}
