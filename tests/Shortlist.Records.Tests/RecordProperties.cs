using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Shortlist.Records.Tests;

public sealed class RecordProperties
{
    private const int Runs = 1000;

    // More of them find what is rarer: tens of thousands before a change to how records are written.
    private static readonly int Interleavings =
        int.Parse(Environment.GetEnvironmentVariable("RECORDS_INTERLEAVINGS") ?? "500", CultureInfo.InvariantCulture);

    private static readonly string[] Kinds = [RecordBatch.IngestKind, RecordBatch.IngestKind, RecordBatch.PatchKind, RecordBatch.DeleteKind];
    private static readonly string[] Schemas = ["a", "b", "c"];
    private static readonly string[] Ids = ["1", "2", "3"];

    // Where workers meet more often.
    private static readonly string[] CrowdedKinds =
        [RecordBatch.IngestKind, RecordBatch.IngestKind, RecordBatch.PatchKind, RecordBatch.DeleteKind, RecordBatch.DeleteKind];

    private static readonly string[] CrowdedIds = ["1", "2"];

    public enum Weather
    {
        Submit,
        Deliver,
        DeliverTwice,
        CrashBeforeWrite,
        CrashAfterWrite,
        TimePasses,
    }

    [Fact]
    public void Batches_UnderAnyWeather_EndAsTheModelSays()
    {
        var steps = Gen.Zip(Gen.Elements(Enum.GetValues<Weather>()), Gen.Choose(0, 40)).ListOf();
        var scenario = Gen.Zip(SubmissionGen(Kinds, Ids).NonEmptyListOf(), steps);

        Prop.ForAll(scenario.ToArbitrary(), x => RunAsync([.. x.Item1], [.. x.Item2]).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithEndSize(30));
    }

    [Fact]
    public void Workers_InAnyOrderOfTheirSteps_LeaveNothingBroken()
    {
        var scenario = Gen.Zip(SubmissionGen(CrowdedKinds, CrowdedIds).NonEmptyListOf(), Gen.Choose(0, int.MaxValue));

        Prop.ForAll(scenario.ToArbitrary(), x => new Interleaving(x.Item1, x.Item2).RunAsync().GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Interleavings).WithEndSize(12));
    }

    private static Gen<Submission> SubmissionGen(string[] kinds, string[] ids)
    {
        var field = Gen.Frequency(
            (4, Gen.Elements(ids).Select(id => ("b", (string?)id))),
            (4, Gen.Elements(ids).Select(id => ("c", (string?)id))),
            (3, Gen.Elements(ids).Select(id => ("a", (string?)id))),
            (2, Gen.Elements("x", "y", "too long").Select(text => ("v", (string?)text))),
            (2, Gen.Elements("a", "b", "c", "v").Select(name => (name, (string?)null))),
            (1, Gen.Constant(("unknown", (string?)"?"))));
        return
            from kind in Gen.Elements(kinds)
            from schema in Gen.Elements(Schemas)
            from rejects in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
            from ignores in Gen.Elements(true, false)
            from wait in Gen.Elements(0, 20, 100)
            from cascades in Gen.Elements(true, false)
            from count in Gen.Choose(1, 4)
            from size in Gen.Elements(1, 2, 4)
            from ops in Gen.Zip(Gen.Elements(ids), Gen.Choose(0, 3).SelectMany(fields => field.ListOf(fields))).ListOf(count)
            select new Submission(
                Guid.Empty,
                kind,
                rejects && kind == RecordBatch.IngestKind,
                ignores,
                kind == RecordBatch.DeleteKind ? TimeSpan.Zero : TimeSpan.FromSeconds(wait),
                cascades && kind == RecordBatch.DeleteKind,
                size,
                [.. ops.Select(op => new Op(new(schema, op.Item1), Fields(schema, op.Item2)))]);
    }

    /// <summary>Mostly what the schema names; a record of c mostly has what it must have.</summary>
    private static Dictionary<string, string?> Fields(string schema, IEnumerable<(string Name, string? Value)> fields)
    {
        var known = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (schema == "c")
            known["v"] = "z";
        foreach (var (name, value) in fields)
        {
            if (name is "v" or "unknown" || (schema != "c" && name != schema))
                known[name] = value;
        }

        return known;
    }

    private static async Task RunAsync(List<Submission> submissions, List<(Weather Kind, int Choice)> weather)
    {
        var world = new World();
        await world.DefineAsync();
        var waiting = new Queue<Submission>(submissions.Select((submission, index) => submission with { Batch = new Guid(index + 1, 0, 0, new byte[8]) }));
        foreach (var (kind, choice) in weather)
        {
            switch (kind)
            {
                case Weather.Submit when waiting.Count > 0:
                    await world.SubmitAsync(waiting.Dequeue());
                    break;
                case Weather.Deliver:
                    await world.DeliverAsync(choice, keep: false);
                    break;
                case Weather.DeliverTwice:
                    await world.DeliverAsync(choice, keep: true);
                    break;
                case Weather.CrashBeforeWrite:
                    world.CrashAt(choice % 12, after: false);
                    break;
                case Weather.CrashAfterWrite:
                    world.CrashAt(choice % 12, after: true);
                    break;
                case Weather.TimePasses:
                    await world.AdvanceAsync(TimeSpan.FromSeconds(choice));
                    break;
            }
        }

        world.CrashAt(-1, after: false);
        while (waiting.Count > 0)
            await world.SubmitAsync(waiting.Dequeue());
        await world.SettleAsync();
        await world.CompareAsync();

        // What still waits waits for what never came.
        await world.AdvanceAsync(TimeSpan.FromSeconds(200));
        world.Model.WaitingWrites.ShouldBeEmpty();
        (await world.LeftOverAsync()).ShouldBe(0);
        await world.CompareAsync();
    }
}
