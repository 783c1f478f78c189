using MassTransit;
using Shortlist.Batches;
using Shortlist.Contracts;

namespace Shortlist.Tracking;

/// <summary>
/// The life of a batch. Every message means the same: look how its slices stand (<see cref="BatchTracker"/>), and go where
/// that leads. The document is there before the first message, as intake stores it; a batch that is not there is
/// not tracked.
/// </summary>
internal sealed class BatchStateMachine : MassTransitStateMachine<Batch>
{
    public BatchStateMachine(BatchTracker tracker)
    {
        InstanceState(batch => batch.State);

        Event(() => BatchAccepted, e =>
        {
            e.CorrelateById(context => context.Message.Batch.Id);
            e.OnMissingInstance(missing => missing.Discard());
        });
        Event(() => SliceAdvanced, e =>
        {
            e.CorrelateById(context => context.Message.BatchId);
            e.OnMissingInstance(missing => missing.Discard());
        });
        Event(() => CheckRequested, e =>
        {
            e.CorrelateById(context => context.Message.BatchId);
            e.OnMissingInstance(missing => missing.Discard());
        });

        During(Accepted,
            When(BatchAccepted).Then(AlreadyTold).Look(this, tracker));
        During([Accepted, Running, Throttled, Stopping],
            When(SliceAdvanced).Look(this, tracker),
            When(CheckRequested).Look(this, tracker));
        During([Running, Throttled, Stopping],
            When(BatchAccepted).Look(this, tracker));

        During([Completed, Cancelled, Failed],
            Ignore(BatchAccepted),
            When(SliceAdvanced).Look(this, tracker),
            When(CheckRequested).Look(this, tracker));
        During([Receiving, Discarding],
            Ignore(BatchAccepted),
            Ignore(SliceAdvanced),
            Ignore(CheckRequested));
    }

    public State Receiving { get; private set; } = null!;

    public State Discarding { get; private set; } = null!;

    public State Accepted { get; private set; } = null!;

    public State Running { get; private set; } = null!;

    public State Throttled { get; private set; } = null!;

    public State Stopping { get; private set; } = null!;

    public State Completed { get; private set; } = null!;

    public State Cancelled { get; private set; } = null!;

    public State Failed { get; private set; } = null!;

    public Event<BatchAccepted> BatchAccepted { get; private set; } = null!;

    public Event<SliceAdvanced> SliceAdvanced { get; private set; } = null!;

    public Event<CheckBatch> CheckRequested { get; private set; } = null!;

    /// <summary>The message that brought us here is the one that intake still owed.</summary>
    private static void AlreadyTold(BehaviorContext<Batch> context) =>
        context.Saga.Outgoing.RemoveAll(outgoing => outgoing.Kind == OutgoingKind.Accepted);
}

/// <summary>The one verb of the state machine.</summary>
internal static class LookActivity
{
    /// <summary>Brings the batch up to date and goes to the state that it is in now.</summary>
    public static EventActivityBinder<Batch, T> Look<T>(
        this EventActivityBinder<Batch, T> when, BatchStateMachine machine, BatchTracker tracker)
        where T : class => when.ThenAsync(async context =>
        {
            var state = await tracker.LookAsync(context.Saga, context.CancellationToken);
            await context.TransitionToState(machine.GetState(state));
        });
}
