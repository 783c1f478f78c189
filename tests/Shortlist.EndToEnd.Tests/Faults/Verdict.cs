using System.Globalization;

namespace Shortlist.EndToEnd.Tests.Faults;

/// <summary>What became of the items of a load while something was broken.</summary>
/// <param name="Fault">What was broken.</param>
/// <param name="Attempted">Items that clients submitted.</param>
/// <param name="Accepted">Items whose submission was acknowledged.</param>
/// <param name="Completed">Items that ended as they should.</param>
/// <param name="Repeated">Events that came more than once under one id, which is allowed.</param>
/// <param name="Lost">Accepted items that did not end as they should.</param>
/// <param name="WrongCounters">Answers whose figures contradicted themselves, each other, or an earlier answer.</param>
/// <param name="Doubled">Items that had their effect twice: two results, or events of different ids.</param>
/// <param name="Stuck">Items of batches that did not end.</param>
internal sealed record Verdict(
    string Fault, int Attempted, int Accepted, int Completed, int Repeated, int Lost, int WrongCounters, int Doubled, int Stuck)
{
    /// <summary>Whether all that must be nought is.</summary>
    public bool IsClean => Lost + WrongCounters + Doubled + Stuck == 0 && Accepted == Completed;

    /// <summary>The line that is printed.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Fault,-58} attempted {Attempted,3}  accepted {Accepted,3}  completed {Completed,3}  repeated {Repeated,3}  lost {Lost}  wrong counters {WrongCounters}  doubled {Doubled}  stuck {Stuck}");

    /// <summary>Says it to whoever runs the suite, and holds it to be clean.</summary>
    public void Tell()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(ToString());
        if (Environment.GetEnvironmentVariable("FAULT_VERDICTS") is { Length: > 0 } file)
            File.AppendAllLines(file, [ToString()]);
        IsClean.ShouldBeTrue(ToString());
    }

    /// <summary>Several runs under one fault as one.</summary>
    public static Verdict Sum(string fault, IReadOnlyCollection<Verdict> runs) => new(
        fault,
        runs.Sum(run => run.Attempted),
        runs.Sum(run => run.Accepted),
        runs.Sum(run => run.Completed),
        runs.Sum(run => run.Repeated),
        runs.Sum(run => run.Lost),
        runs.Sum(run => run.WrongCounters),
        runs.Sum(run => run.Doubled),
        runs.Sum(run => run.Stuck));
}
