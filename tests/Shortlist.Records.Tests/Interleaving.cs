using Shortlist.Batches;
using Shortlist.Batches.Tests;
using Shortlist.Contracts;

namespace Shortlist.Records.Tests;

/// <summary>
/// Several workers on the same records, each store operation of each in the order that a random source says; they die on the way, and
/// what they did not finish is delivered again. What is written is watched, and held against what must be true in any order.
/// </summary>
internal sealed class Interleaving : Site
{
    private const int Workers = 3;
    private const int MostSteps = 50_000;
    private const int LongestBurst = 40;

    private readonly Random _random;
    private readonly Queue<Submission> _waiting;
    private readonly List<ProcessSlice> _network = [];
    private readonly Dictionary<Guid, Submission> _submissions = [];
    private readonly HashSet<(Guid Batch, int No)> _sent = [];
    private readonly Witness _witness;
    private int _deathsLeft;
    private bool _died;

    public Interleaving(IEnumerable<Submission> submissions, int seed) : this(submissions, new Random(seed), new MemoryStore())
    {
    }

    private Interleaving(IEnumerable<Submission> submissions, Random random, MemoryStore store) : base(store, new TurnStore(store))
    {
        _random = random;
        _deathsLeft = random.Next(4);
        _waiting = new(submissions.Select((submission, index) => submission with { Batch = new Guid(index + 1, 0, 0, new byte[8]) }));
        _witness = new(_submissions, new RecordCollection(store), new PendingCollection(store));
        store.Written = _witness.Written;
    }

    /// <summary>Plays the batches through, and holds what came of them against what must be true.</summary>
    public async Task RunAsync()
    {
        await DefineAsync();
        await OpenAsync();
        var workers = Enumerable.Range(0, Workers).Select(_ => new Worker()).ToList();
        for (var step = 0; _waiting.Count > 0 || _network.Count > 0 || workers.Exists(worker => worker.IsAtWork);)
        {
            // One step, or so many that another worker stands still while this one does all that it has to.
            var worker = workers[_random.Next(Workers)];
            for (var burst = _random.Next(2) == 0 ? 1 : _random.Next(LongestBurst); burst >= 0; burst--)
            {
                (++step).ShouldBeLessThan(MostSteps, "the workers keep one another from ending");
                await StepAsync(worker);
            }
        }

        await Sweeper.SweepAsync(default);
        await CheckAsync();

        // What still waits waits for what never came.
        Time.Advance(TimeSpan.FromSeconds(200));
        await Sweeper.SweepAsync(default);
        await CheckAsync();
        (await Pendings.CountAsync([], default)).ShouldBe(0);
        foreach (var submission in _submissions.Values)
            (await LookAsync(submission)).State.ShouldBe(BatchStates.Completed);
        workers.ForEach(worker => worker.Dispose());
    }

    /// <summary>Some records are there from the beginning.</summary>
    private async Task OpenAsync()
    {
        for (short schema = 1; schema < Schemas.Length; schema++)
        {
            var fields = new Dictionary<string, string?>(StringComparer.Ordinal) { ["v"] = "z" };
            var ops = Enumerable.Range(1, 2).Select(id => new Op(new(Schemas[schema], $"{id}"), fields));
            await SubmitAsync(new(
                new Guid(0, schema, 0, new byte[8]), RecordBatch.IngestKind, false, false, TimeSpan.Zero, false, SliceSize: 2, [.. ops]));
            await DeliverAsync();
        }
    }

    private async Task StepAsync(Worker worker)
    {
        if (worker.IsAtWork)
        {
            await worker.StepAsync(NextTurn());
            return;
        }

        var choice = _random.Next(20);
        if (choice == 0)
            Time.Advance(TimeSpan.FromSeconds(_random.Next(30)));
        else if (choice == 1)
            await worker.StartAsync(SweepAsync);
        else if (_waiting.Count > 0 && choice < 8)
            await SubmitAsync(_waiting.Dequeue());
        else if (_network.Count > 0)
            await worker.StartAsync(DeliverAsync);
    }

    private Turn NextTurn()
    {
        if (_deathsLeft == 0 || _random.Next(40) > 0)
            return Turn.Done;
        _deathsLeft--;
        _died = true;
        return _random.Next(2) == 0 ? Turn.DiesBefore : Turn.DiesAfter;
    }

    private async Task SubmitAsync(Submission submission)
    {
        await StoreAsync(submission);
        _submissions[submission.Batch] = submission;
        foreach (var part in submission.IsOrdered ? submission.Parts.Take(1) : submission.Parts)
            Send(part);
    }

    private void Send(Part part)
    {
        if (_sent.Add((part.Batch, part.No)))
            _network.Add(MessageOf(part));
    }

    private async Task DeliverAsync()
    {
        var index = _random.Next(_network.Count);
        var message = _network[index];
        _network.RemoveAt(index);
        try
        {
            await Processor.ProcessAsync(message, redelivered: false, default);
        }
        catch (Crash)
        {
            // Now and then nobody comes back to it but the one who gives it up.
            _network.Add(_random.Next(4) == 0 ? message with { Order = SliceOrder.Expire } : message);
            return;
        }

        if (_submissions[message.BatchId] is { IsOrdered: true, Parts: var parts } && message.No + 1 < parts.Count)
            Send(parts[message.No + 1]);
    }

    private async Task SweepAsync()
    {
        try
        {
            await Sweeper.SweepAsync(default);
        }
        catch (Crash)
        {
            // The next sweep finds what this one left.
        }
    }

    /// <summary>What holds whenever nobody is at work.</summary>
    private async Task CheckAsync()
    {
        await _witness.CheckReferencesAsync();
        await _witness.CheckWaitingAsync();
        foreach (var submission in _submissions.Values)
        {
            var items = await ItemsAsync(submission);
            items.ShouldAllBe(item => item.State != ItemState.Open);
            (await Slices.SumAsync(submission.Batch, default)).ShouldBe(Count(items));
            _witness.CheckOutcomes(submission, items);
        }

        (await Service<DeletionClaimCollection>().CountAsync([], default)).ShouldBe(0);
        if (!_died)
            (await Service<ReferenceClaimCollection>().CountAsync([], default)).ShouldBe(0);
    }
}
