using System.CommandLine;
using Shortlist.Bench.Measuring;
using Shortlist.Bench.NoOp;
using Shortlist.Store.Sqlite;

var synchronous = new Option<SqliteSynchronous>("--synchronous")
{
    Description = "What writes survive: Full (loss of power) or Normal (death of a process).",
    DefaultValueFactory = _ => SqliteSynchronous.Full,
};
var rounds = new Option<int>("--rounds") { Description = "Times that everything is repeated.", DefaultValueFactory = _ => 3 };
var batches = new Option<int>("--batches") { Description = "Batches of ten, one after another.", DefaultValueFactory = _ => 200 };
var few = new Option<int>("--few") { Description = "Items of the smaller batch.", DefaultValueFactory = _ => 10_000 };
var many = new Option<int>("--many") { Description = "Items of the larger batch, 0 for none.", DefaultValueFactory = _ => 100_000 };
var slices = new Option<int[]>("--slices")
{
    Description = "Items a slice.",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => [1, 100],
};
var noop = new Command("noop", "The engine on RabbitMQ and SQLite, with items that take no time.") { synchronous, rounds, batches, few, many, slices };
noop.SetAction((parsed, cancellationToken) =>
{
    Report.Command(args);
    return new NoOpBench(new(
        parsed.GetValue(synchronous),
        parsed.GetValue(rounds),
        parsed.GetValue(batches),
        (parsed.GetValue(few), parsed.GetValue(many)),
        parsed.GetValue(slices)!)).RunAsync(cancellationToken);
});

var worker = new Command("worker", "The worker process of noop.") { Hidden = true };
worker.SetAction((_, _) => WorkerHost.RunAsync());

return await new RootCommand("Measures Shortlist against its bars and against the raw thing.") { noop, worker }.Parse(args).InvokeAsync();
