using System.Diagnostics;
using Shortlist.EndToEnd.Tests.Stories;

namespace Shortlist.EndToEnd.Tests.Faults;

/// <summary>Several processes of every service work on the same batches, come and go, and nothing is lost, doubled or counted wrongly.</summary>
[Collection(nameof(ScaledOutCollection))]
public sealed class ScaledOutTests(ScaledOutDeployment deployment) : Story(deployment)
{
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(30);

    private readonly ScaledOutDeployment _deployment = deployment;

    [Fact]
    public async Task TwoOfEveryService_WorkAsOne()
    {
        var loads = new[] { await MixedLoad.PrepareAsync(_deployment), await MixedLoad.PrepareAsync(_deployment, scans: 0) };
        await Task.WhenAll(loads.Select(load => load.SubmitAsync()));

        Verdict.Sum("two of every service", await Task.WhenAll(loads.Select(load => load.EndAsync("load")))).Tell();
    }

    [Fact]
    public async Task Workers_StoppedAndAddedUnderLoad_EndWhatTheyHaveAndFailNothing()
    {
        var load = await MixedLoad.PrepareAsync(_deployment);
        await load.SubmitAsync();
        await load.BeUnderWayAsync();
        foreach (var service in ScaledOutDeployment.Workers)
        {
            var began = Stopwatch.GetTimestamp();
            (await _deployment.ProcessOf(service).StopAsync(Cancel)).ShouldBe(0, service);
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(DrainTime, service);
            await _deployment.StartAgainAsync(service, Cancel);
        }

        (await load.EndAsync("workers are asked to stop, and others started")).Tell();
    }
}
