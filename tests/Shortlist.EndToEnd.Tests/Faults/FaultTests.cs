using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Shortlist.EndToEnd.Tests.Deployments;
using Shortlist.EndToEnd.Tests.Material;
using Shortlist.EndToEnd.Tests.Stories;
using SQLitePCL;

namespace Shortlist.EndToEnd.Tests.Faults;

/// <summary>
/// Mixed batches of all kinds while something is broken. Whatever it is: nothing is lost, counted wrongly, done twice or stuck. Each
/// fault says its verdict in a line. With <c>FAULTS=long</c> every step of every service is a crash point, and kills are repeated.
/// </summary>
[Collection(nameof(FaultCollection))]
public sealed class FaultTests(FaultDeployment deployment) : Story(deployment)
{
    private const int LongKills = 10;
    private const int TenMegabytes = 10 << 20;

    /// <summary>In the short form: the first step, one in the middle of intake, and two in the middle of the work.</summary>
    private static readonly (string When, int No)[] ShortPoints = [("after", 1), ("before", 3), ("after", 6), ("before", 11)];

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("FAULTS") == "long";

    private readonly FaultDeployment _deployment = deployment;

    [Theory]
    [InlineData("CvScreening")]
    [InlineData("Ingest")]
    [InlineData("Scoring")]
    [InlineData("Tracking")]
    public async Task Service_DyingAtAnyStep_LosesNothing(string service)
    {
        var verdicts = new List<Verdict>();
        foreach (var (when, no) in IsLong ? AllPoints() : ShortPoints)
        {
            var (verdict, hasDied) = await CrashAsync(service, when, no);
            verdicts.Add(verdict);
            if (!verdict.IsClean)
                verdict.Tell();
            if (IsLong && !hasDied)
                break;
        }

        Verdict.Sum($"{service} dies at {verdicts.Count} of its steps", verdicts).Tell();
    }

    [Fact]
    public async Task Process_KilledAtRandom_LosesNothing()
    {
        var random = new Random(7);
        var verdicts = new List<Verdict>();
        for (var run = 0; run < (IsLong ? LongKills : 1); run++)
        {
            var load = await MixedLoad.PrepareAsync(_deployment);
            var submission = load.SubmitAsync();
            string[] victims = [.. ServicesDeployment.Services, "Gateway"];
            random.Shuffle(victims);
            foreach (var victim in victims)
            {
                await _deployment.KillAsync(victim);
                await _deployment.StartAgainAsync(victim, Cancel);
            }

            await submission;
            verdicts.Add(await load.EndAsync("run"));
        }

        Verdict.Sum("every process is killed and started again", verdicts).Tell();
    }

    [Fact]
    public async Task Broker_KilledUnderLoad_CostsTimeOnly()
    {
        var load = await MixedLoad.PrepareAsync(_deployment);
        await load.SubmitAsync();
        await load.BeUnderWayAsync();
        await _deployment.Broker.KillAsync();
        using var http = new HttpClient();
        foreach (var service in ServicesDeployment.Services)
            (await http.GetAsync(new Uri(_deployment.AddressOf(service), "/health/live"), Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK, service);

        var during = await MixedLoad.PrepareAsync(_deployment, scans: 0);
        await during.SubmitAsync();
        await _deployment.Broker.StartAsync(Cancel);
        Verdict.Sum("the broker is killed, and takes a while", [await load.EndAsync("before"), await during.EndAsync("during")]).Tell();
    }

    [Fact]
    public async Task Queues_Purged_FillAgain()
    {
        await using var wire = await WireFaults.OpenAsync(_deployment.Broker, Cancel);
        var load = await MixedLoad.PrepareAsync(_deployment);
        await load.SubmitAsync();
        await wire.PurgeAsync(Cancel);
        await load.BeUnderWayAsync();
        await wire.PurgeAsync(Cancel);
        (await load.EndAsync("all queues are purged, twice")).Tell();
    }

    [Fact]
    public async Task Messages_RepeatedReorderedAndReplayed_HaveOneEffect()
    {
        var random = new Random(11);
        await using var wire = await WireFaults.OpenAsync(_deployment.Broker, Cancel);
        await wire.KeepCopiesAsync(Cancel);
        var load = await MixedLoad.PrepareAsync(_deployment);
        await load.SubmitAsync();
        await load.BeUnderWayAsync();
        await wire.ReplayAsync(3, random, Cancel);
        var verdict = await load.EndAsync("messages come three times, in any order");
        await wire.ReplayAsync(3, random, Cancel);
        verdict.Tell();
        (await load.EndAsync("all of them come again when everything is over")).Tell();
    }

    [Fact]
    public async Task Messages_ThatMakeNoSense_AreSetAside()
    {
        await using var wire = await WireFaults.OpenAsync(_deployment.Broker, Cancel);
        await wire.KeepCopiesAsync(Cancel);
        var load = await MixedLoad.PrepareAsync(_deployment);
        await load.SubmitAsync();
        var (properties, body) = await wire.CopyOfAsync("cv-screening", Cancel);
        foreach (var queue in WireFaults.Queues)
        {
            foreach (var poison in Poisons(body))
                await wire.SendAsync(queue, poison, properties, Cancel);
        }

        (await load.EndAsync("bad JSON, wrong types, 10 MB, unknown fields, forged tenants")).Tell();
    }

    [Fact]
    public async Task Store_LockedByAnother_IsWaitedFor()
    {
        var load = await MixedLoad.PrepareAsync(_deployment);
        raw.sqlite3_open(Path.Combine(_deployment.DataFolder, "shortlist.db"), out var other).ShouldBe(raw.SQLITE_OK);
        await Eventually.AsyncBe(
            () => Task.FromResult(raw.sqlite3_exec(other, "BEGIN IMMEDIATE") == raw.SQLITE_OK), "the lock is had");
        var submission = load.SubmitAsync();
        await Task.Delay(TimeSpan.FromSeconds(5), Cancel);
        raw.sqlite3_close(other).ShouldBe(raw.SQLITE_OK);
        await submission;
        (await load.EndAsync("the store is locked for 5 s")).Tell();
    }

    [Fact]
    public async Task Store_Slow_IsWaitedFor()
    {
        var load = await MixedLoad.PrepareAsync(_deployment, scans: 0);
        await OrderAllAsync("slow 5000");
        var submission = load.SubmitAsync();

        // Its first write alone takes longer than a lease.
        await load.FirstAcceptedAsync(submission);
        await OrderAllAsync();
        await submission;
        (await load.EndAsync("each write takes 5 s, longer than a lease")).Tell();
    }

    [Fact]
    public async Task Store_Full_RefusesWithoutHalves()
    {
        var load = await MixedLoad.PrepareAsync(_deployment);
        await load.SubmitAsync();
        await load.BeUnderWayAsync();
        await OrderAllAsync("full");
        try
        {
            var tenant = await _deployment.CreateTenantAsync();
            var caller = await tenant.CreateCallerAsync();
            using var form = new MultipartFormDataContent
            {
                { new StringContent(tenant.Organization), "organizationId" },
                { new ByteArrayContent(PlainCvs.Of(1)), "files[]", "person-1.txt" },
            };
            using var refusal = await caller.SendAsync(HttpMethod.Post, "/api/v1/cv-screening/batches", form);
            refusal.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refusal.Headers.RetryAfter.ShouldNotBeNull();
            await OrderAllAsync();
            (await caller.Api.ListLeadsAsync(cancellationToken: Cancel)).Pagination.TotalCount.ShouldBe(0);
        }
        finally
        {
            await OrderAllAsync();
        }

        (await load.EndAsync("the store is full for a while")).Tell();
    }

    [Fact]
    public async Task Worker_PausedPastItsLease_WritesNothingLate()
    {
        var load = await MixedLoad.PrepareAsync(_deployment);
        await load.SubmitAsync();
        await load.BeUnderWayAsync();
        var paused = _deployment.ProcessOf("CvScreening");
        var other = await _deployment.AddServiceAsync("CvScreening", Cancel);
        await paused.PauseAsync(Cancel);
        Verdict verdict;
        try
        {
            verdict = await load.EndAsync("a worker sleeps past its lease");
        }
        finally
        {
            await paused.ResumeAsync(Cancel);
        }

        verdict.Tell();
        (await load.EndAsync("and wakes when another has done its work")).Tell();
        (await other.StopAsync(Cancel)).ShouldBe(0);
        await _deployment.RemoveAsync(other);
    }

    [Fact]
    public async Task Clocks_Jumping_ChangeNoOutcome()
    {
        var load = await MixedLoad.PrepareAsync(_deployment);
        await load.SubmitAsync();
        await load.BeUnderWayAsync();
        var during = await MixedLoad.PrepareAsync(_deployment, scans: 0);
        var submission = during.SubmitAsync();
        try
        {
            foreach (var ahead in new[] { 7200, -7200 })
            {
                await _deployment.OrderAsync("Tracking", $"clock {ahead}");
                await during.FirstAcceptedAsync(submission);
            }
        }
        finally
        {
            await _deployment.OrderAsync("Tracking");
        }

        await submission;
        Verdict.Sum("tracking's clock goes two hours ahead, behind, and back", [await load.EndAsync("before"), await during.EndAsync("during")]).Tell();
    }

    [Fact]
    public async Task Upload_CutInTheMiddle_LeavesNothing()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var caller = await tenant.CreateCallerAsync();
        var load = await MixedLoad.PrepareAsync(_deployment, scans: 0);
        await load.SubmitAsync();
        var leftBefore = await _deployment.CountUnfinishedBlobsAsync();
        for (var cut = 0; cut < 5; cut++)
        {
            await using var request = await RawRequest.OpenAsync(_deployment.Address, Cancel);
            await request.SendHeadersAsync(
                HttpMethod.Post, "/api/v1/cv-screening/batches", caller.Key, "multipart/form-data; boundary=cut", length: TenMegabytes, Cancel);
            await request.SendAsync(
                Encoding.ASCII.GetBytes(
                    $"--cut\r\nContent-Disposition: form-data; name=\"organizationId\"\r\n\r\n{tenant.Organization}\r\n"
                    + "--cut\r\nContent-Disposition: form-data; name=\"files[]\"; filename=\"a.txt\"\r\n\r\nMorgan"),
                Cancel);
        }

        (await load.EndAsync("uploads beside it are cut off")).Tell();
        await Eventually.AsyncBe(
            async () => await _deployment.CountUnfinishedBlobsAsync() <= leftBefore, "what was received of the cut uploads is gone");
        (await caller.Api.ListLeadsAsync(cancellationToken: Cancel)).Pagination.TotalCount.ShouldBe(0);
        (await _deployment.BlobsOfAsync(tenant)).ShouldBeEmpty();
    }

    private static IEnumerable<(string When, int No)> AllPoints() =>
        Enumerable.Range(1, 100).SelectMany(no => new[] { ("before", no), ("after", no) });

    private static IEnumerable<byte[]> Poisons(string command)
    {
        yield return Encoding.UTF8.GetBytes(command[..(command.Length / 2)]);
        yield return "[]"u8.ToArray();
        yield return "{\"batchId\":17,\"no\":\"first\"}"u8.ToArray();
        yield return new byte[TenMegabytes];
        yield return Forged(command, "addedInALaterVersion", "unknown");
        yield return Forged(command, "order", 99);
        yield return Forged(command, "no", -1);
        yield return Forged(command, "epoch", int.MaxValue);
        yield return Forged(command, "tenantId", "tenant_of_somebody_else");
        yield return Forged(command, "batchId", Guid.Empty.ToString());
    }

    private static byte[] Forged(string command, string field, JsonNode value)
    {
        var body = JsonNode.Parse(command)!;
        body[field] = value;
        return Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    private async Task<(Verdict Verdict, bool HasDied)> CrashAsync(string service, string when, int no)
    {
        var load = await MixedLoad.PrepareAsync(_deployment, scans: 0);
        await _deployment.OrderAsync(service, $"crash {when} {no}");
        var death = _deployment.ProcessOf(service).WaitForExitAsync(Cancel);
        var whole = RunAsync();
        await Task.WhenAny(death, whole);
        await _deployment.OrderAsync(service);
        var hasDied = death.IsCompleted;
        if (hasDied)
            await _deployment.StartAgainAsync(service, Cancel);
        return (await whole, hasDied);

        async Task<Verdict> RunAsync()
        {
            await load.SubmitAsync();
            return await load.EndAsync($"{service} dies {when} step {no}");
        }
    }

    private async Task OrderAllAsync(params string[] orders)
    {
        foreach (var service in ServicesDeployment.Services)
            await _deployment.OrderAsync(service, orders);
    }
}
