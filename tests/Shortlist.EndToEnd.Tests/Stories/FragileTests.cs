using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shortlist.Client;
using Shortlist.Client.TalentRay;
using Shortlist.EndToEnd.Tests.Deployments;
using Shortlist.EndToEnd.Tests.Material;

namespace Shortlist.EndToEnd.Tests.Stories;

/// <summary>Services that these tests may break: short leases, so that what is lost is soon found.</summary>
public sealed class FragileDeployment : ServicesDeployment
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Batches__Lease"] = "00:00:03",
        ["Batches__SweepInterval"] = "00:00:00.5",
    };
}

[CollectionDefinition(nameof(FragileCollection))]
public sealed class FragileCollection : ICollectionFixture<FragileDeployment>;

/// <summary>What dies in the middle costs time, and nothing else.</summary>
[Collection(nameof(FragileCollection))]
public sealed class FragileTests(FragileDeployment deployment) : Story(deployment)
{
    private readonly FragileDeployment _deployment = deployment;

    [Fact]
    public async Task Worker_KilledInTheMiddleOfABatch_LosesAndDoublesNothing()
    {
        const int Plain = 40;
        const int Scans = 6;
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        var upload = PlainUpload(tenant.Organization, Enumerable.Range(0, Plain), "survivor");
        for (var scan = 0; scan < Scans; scan++)
            upload.AddFile(Samples.PathOf(Samples.Scan));
        await SubmitAsync(api, upload);
        await Eventually.AsyncBe(
            async () => (await api.GetBatchAsync("survivor", cancellationToken: Cancel)).CompletedCandidates > 2, "work is under way");

        await _deployment.KillAsync("CvScreening");
        var stopped = await api.GetBatchAsync("survivor", cancellationToken: Cancel);
        stopped.Status.ShouldBe(CvBatchStatus.Processing, "the batch must not have been done before the kill");
        await _deployment.StartAgainAsync("CvScreening", Cancel);
        await WatchToTheEndAsync(api, "survivor", Plain + Scans);

        var members = await MembersAsync(api, "survivor");
        members.Select(member => member.Id).ShouldBeUnique();
        members.ShouldAllBe(member => member.Status == LeadStatus.Parsed);
        members.Take(Plain).Select(member => member.Email).ShouldBe(Enumerable.Range(0, Plain).Select(PlainCvs.EmailOf));
        (await api.ListLeadsAsync(cancellationToken: Cancel)).Pagination.TotalCount.ShouldBe(Plain + Scans);
    }

    [Fact]
    public async Task Broker_Down_IsNamedWhileUploadsAreStillAccepted()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        await SubmitAsync(api, PlainUpload(tenant.Organization, [1], "before"));
        await WatchToTheEndAsync(api, "before", total: 1);

        await _deployment.Broker.KillAsync();
        using var http = new HttpClient();
        var report = await Eventually.SeeAsync(
            async () =>
            {
                using var answer = await http.GetAsync(new Uri(_deployment.AddressOf("CvScreening"), "/health/ready"), Cancel);
                return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("checks");
            },
            // Degraded or down: without the broker the service still takes uploads, so it may call itself ready.
            checks => checks.GetProperty("bus").GetProperty("status").GetString() is not "up",
            "the report names the bus");
        report.GetProperty("bus").GetProperty("reason").GetString().ShouldNotBeNullOrEmpty();
        report.GetProperty("store").GetProperty("status").GetString().ShouldBe("up");
        (await http.GetAsync(new Uri(_deployment.AddressOf("CvScreening"), "/health/live"), Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var accepted = await api.SubmitBatchAsync(PlainUpload(tenant.Organization, [2, 3], "during"), Cancel);
        accepted.ResponseMessage.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await api.GetBatchAsync("during", cancellationToken: Cancel)).ProcessingCandidates.ShouldBe(2);
        (await api.GetBatchAsync("before", cancellationToken: Cancel)).Status.ShouldBe(CvBatchStatus.Completed);

        await _deployment.Broker.StartAsync(Cancel);
        await WatchToTheEndAsync(api, "during", total: 2);
        (await MembersAsync(api, "during")).ShouldAllBe(member => member.Status == LeadStatus.Parsed);
    }

    [Fact]
    public async Task Broker_Down_DoesNotDelayTheRefusalOfABadUpload()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        await _deployment.Broker.KillAsync();
        try
        {
            var refusal = await Should.ThrowAsync<ShortlistApiException>(
                SubmitAsync(api, new CvUpload(tenant.Organization)).WaitAsync(TimeSpan.FromSeconds(15), Cancel));
            refusal.Status.ShouldBe(HttpStatusCode.BadRequest);
        }
        finally
        {
            await _deployment.Broker.StartAsync(Cancel);
        }

        // The connections come back by themselves.
        await SubmitAsync(api, PlainUpload(tenant.Organization, [1], "after"));
        await WatchToTheEndAsync(api, "after", total: 1);
    }
}
