using System.CommandLine;
using Shortlist.Bench.Applications;
using Shortlist.Bench.Files;
using Shortlist.Bench.Measuring;
using Shortlist.Bench.NoOp;
using Shortlist.Bench.Parsing;
using Shortlist.Bench.Ranking;
using Shortlist.Bench.Reading;
using Shortlist.Bench.Reads;
using Shortlist.Bench.Records;
using Shortlist.Bench.Scaling;
using Shortlist.Bench.Scoring;
using Shortlist.Bench.Screen;
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

var cvs = new Option<int>("--cvs") { Description = "CVs in the large batch.", DefaultValueFactory = _ => 500 };
var single = new Option<int>("--single") { Description = "Batches of one CV, one after another.", DefaultValueFactory = _ => 100 };
var screen = new Command("screen", "CVs over HTTP until they read as leads, against pdftotext.") { rounds, cvs, single };
screen.SetAction((parsed, cancellationToken) =>
{
    Report.Command(args);
    return new ScreenBench(new(parsed.GetValue(rounds), parsed.GetValue(cvs), parsed.GetValue(single))).RunAsync(cancellationToken);
});

var pdfs = new Option<int>("--pdfs") { Description = "PDFs in the batch that is parsed.", DefaultValueFactory = _ => 500 };
var uploads = new Option<int>("--uploads") { Description = "Small files that are uploaded.", DefaultValueFactory = _ => 1000 };
var files = new Command("files", "PDFs parsed as a batch, against pdftotext; uploads of small files; reads of a large batch.") { rounds, pdfs, uploads };
files.SetAction((parsed, cancellationToken) =>
{
    Report.Command(args);
    return new FilesBench(new(parsed.GetValue(rounds), parsed.GetValue(pdfs), parsed.GetValue(uploads))).RunAsync(cancellationToken);
});

var seconds = new Option<int>("--seconds") { Description = "How long each load lasts.", DefaultValueFactory = _ => 10 };
var reads = new Command("reads", "Pages of a batch through the gateway, against the same bytes through the same proxy.") { rounds, seconds };
reads.SetAction((parsed, cancellationToken) =>
{
    Report.Command(args);
    return new ReadsBench(new(parsed.GetValue(rounds), TimeSpan.FromSeconds(parsed.GetValue(seconds)))).RunAsync(cancellationToken);
});

var parsing = ParsingCommand.Create(args);
var reading = ReadingCommand.Create(args);

var data = new Argument<DirectoryInfo>("folder") { Description = "Folder with jobs.json, truth.json and files/." };
data.AcceptExistingOnly();
var asOf = new Option<DateOnly>("--as-of") { Description = "Day up to which current jobs count.", DefaultValueFactory = _ => new DateOnly(2026, 1, 31) };
var each = new Option<bool>("--each") { Description = "Print the best eight of each job." };
var ranking = new Command("ranking", "How well scores rank the CVs of a folder for its jobs.") { data, asOf, each };
ranking.SetAction((parsed, cancellationToken) =>
{
    Report.Command(args);
    return new RankingBench(new(parsed.GetValue(data)!.FullName, parsed.GetValue(asOf), parsed.GetValue(each))).RunAsync(cancellationToken);
});

var scored = new Option<int>("--cvs") { Description = "CVs to score.", DefaultValueFactory = _ => 300 };
var scoring = new Command("scoring", "What a parsed CV costs to score against twelve criteria.") { rounds, scored };
scoring.SetAction((parsed, cancellationToken) =>
{
    Report.Command(args);
    return new ScoringBench(parsed.GetValue(rounds), parsed.GetValue(scored)).RunAsync(cancellationToken);
});

var scoringBatches = new Option<int>("--batches") { Description = "Batches of 25 applications.", DefaultValueFactory = _ => 40 };
var applications = new Command("applications", "Applications with text résumés over HTTP until they read as scored.") { rounds, scoringBatches };
applications.SetAction((parsed, cancellationToken) =>
{
    Report.Command(args);
    return new ApplicationsBench(new(parsed.GetValue(rounds), parsed.GetValue(scoringBatches))).RunAsync(cancellationToken);
});

var bulk = new Option<int>("--records") { Description = "Records in batches of 1,000.", DefaultValueFactory = _ => 100_000 };
var stream = new Option<int>("--stream") { Description = "Records of one large batch, 0 for none.", DefaultValueFactory = _ => 1_000_000 };
var waiting = new Option<int>("--waiting") { Description = "Records that wait for one, 0 for none.", DefaultValueFactory = _ => 10_000 };
var records = new Command("records", "Partner records over HTTP until they are stored, against inserting the same documents.") { rounds, bulk, stream, waiting };
records.SetAction((parsed, cancellationToken) =>
{
    Report.Command(args);
    return new RecordsBench(new(
        parsed.GetValue(rounds), parsed.GetValue(bulk), parsed.GetValue(stream), parsed.GetValue(waiting))).RunAsync(cancellationToken);
});

var scaling = ScalingCommand.Create(args);

var wait = new Option<int>("--wait") { Description = "Milliseconds that each item waits." };
var worker = new Command("worker", "A worker process of noop and scaling.") { wait };
worker.Hidden = true;
worker.SetAction((parsed, _) => WorkerHost.RunAsync(TimeSpan.FromMilliseconds(parsed.GetValue(wait))));
var body = new Argument<string>("file");
var bareEndpoint = new Command("bare-endpoint", "What reads are held against.") { body };
bareEndpoint.Hidden = true;
bareEndpoint.SetAction((parsed, _) => BareHosts.RunEndpointAsync(parsed.GetValue(body)!));
var bareProxy = new Command("bare-proxy", "The proxy before it.") { Hidden = true };
bareProxy.SetAction((_, _) => BareHosts.RunProxyAsync());

return await new RootCommand("Measures Shortlist against its bars and against the raw thing.")
{
    noop, screen, files, reads, records, parsing, reading, ranking, scoring, applications, scaling, worker, bareEndpoint, bareProxy,
}.Parse(args).InvokeAsync();
