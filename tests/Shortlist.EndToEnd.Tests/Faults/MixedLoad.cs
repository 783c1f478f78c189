namespace Shortlist.EndToEnd.Tests.Faults;

/// <summary>Batches of all surfaces at once, each of a tenant that nothing else uses.</summary>
internal sealed class MixedLoad
{
    // Enough that some wait in the backlog.
    private const int PlainCvs = 20;
    private const int Applications = 5;
    private const int Desks = 30;
    private const int Offices = 6;
    private const int Files = 4;

    private readonly FaultDeployment _deployment;
    private readonly IReadOnlyList<Load> _loads;
    private readonly int _eventsBefore;

    private MixedLoad(FaultDeployment deployment, IReadOnlyList<Load> loads) =>
        (_deployment, _loads, _eventsBefore) = (deployment, loads, deployment.Tap.Count);

    /// <summary>Makes everything that has to be there before a batch can be submitted.</summary>
    /// <param name="deployment">Where.</param>
    /// <param name="scans">CVs among them that take a second or two.</param>
    public static async Task<MixedLoad> PrepareAsync(FaultDeployment deployment, int scans = 2)
    {
        var tenant = await deployment.CreateTenantAsync();
        var cvs = new CvLoad(await tenant.CreateClientAsync(), tenant.Organization, PlainCvs, scans);
        var scoring = new ScoringLoad(await tenant.CreateNovaClientAsync(), Applications);
        var records = new RecordLoad(await deployment.CreatePartnerAsync(), Desks, Offices);
        var files = new FileLoad((await tenant.CreateFilesCallerAsync()).Api, Files);
        await Task.WhenAll(scoring.PrepareAsync(), records.PrepareAsync(), files.PrepareAsync());
        return new(deployment, [cvs, scoring, records, files]);
    }

    /// <summary>Submits everything, however often it takes.</summary>
    public Task SubmitAsync() => Task.WhenAll(_loads.Select(load => load.SubmitAsync()));

    /// <summary>Waits until work has begun.</summary>
    public Task BeUnderWayAsync() => Eventually.AsyncBe(() => _loads[0].IsUnderWayAsync(), "work is under way");

    /// <summary>Waits until a part of it is acknowledged.</summary>
    public Task FirstAcceptedAsync(Task submission) => Eventually.AsyncBe(
        () => Task.FromResult(submission.IsCompleted || _loads.Any(load => load.IsAccepted)), "a batch is accepted");

    /// <summary>Watches everything to its end, and says what became of it.</summary>
    public async Task<Verdict> EndAsync(string fault)
    {
        await Task.WhenAll(_loads.Select(load => load.WatchAsync()));
        var ended = _loads.Where(load => load.HasEnded).ToList();
        var untold = ended.SelectMany(load => load.Batches).Distinct(StringComparer.Ordinal).ToList();
        await Eventually.SeeAsync(
            () => Task.FromResult(untold.RemoveAll(_deployment.Tap.HasSeenTheEndOf)), _ => untold.Count == 0, $"the end of {string.Join(", ", untold)} is told");
        foreach (var finding in _loads.SelectMany(load => load.Contradictions.Concat(load.Losses)))
            TestContext.Current.TestOutputHelper?.WriteLine(finding);
        return new Verdict(
            fault,
            Attempted: _loads.Sum(load => load.Items),
            Accepted: _loads.Where(load => load.IsAccepted).Sum(load => load.Items),
            Completed: ended.Sum(load => load.Completed),
            Repeated: _deployment.Tap.Repeated(_eventsBefore),
            Lost: ended.Sum(load => load.Items - load.Completed),
            WrongCounters: _loads.Sum(load => load.Contradictions.Count),
            Doubled: ended.Sum(load => load.Doubled) + _deployment.Tap.Doubled(),
            Stuck: _loads.Where(load => load.IsAccepted && !load.HasEnded).Sum(load => load.Items));
    }
}
