using System.CommandLine;
using Shortlist.Bench.Measuring;

namespace Shortlist.Bench.Scaling;

/// <summary>The command line of <c>scaling</c>.</summary>
internal static class ScalingCommand
{
    public static Command Create(string[] args)
    {
        var rounds = new Option<int>("--rounds") { Description = "Times that everything is repeated.", DefaultValueFactory = _ => 3 };
        var items = new Option<int>("--items") { Description = "Items of the batch that one process and then two work on.", DefaultValueFactory = _ => 400 };
        var wait = new Option<int>("--wait") { Description = "Milliseconds that each item waits.", DefaultValueFactory = _ => 100 };
        var queued = new Option<int>("--queued") { Description = "Items of another tenant that are queued before a batch of ten.", DefaultValueFactory = _ => 100_000 };
        var command = new Command("scaling", "Two worker processes against one; a batch of ten beside another tenant's large one.")
        {
            rounds, items, wait, queued,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            Report.Command(args);
            return new ScalingBench(new(
                parsed.GetValue(rounds),
                parsed.GetValue(items),
                TimeSpan.FromMilliseconds(parsed.GetValue(wait)),
                parsed.GetValue(queued))).RunAsync(cancellationToken);
        });
        return command;
    }
}
