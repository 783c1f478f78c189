using System.Collections.Concurrent;
using MassTransit;

namespace Shortlist.Tracking;

/// <summary>
/// Lets the last of several messages that ask for a look at the same batch speak for those before it. Each of them means
/// only "look again", and a look sees whatever was stored before it began; so one that finds another waiting behind it has
/// nothing to add, and is acknowledged. The one that waits is not acknowledged yet: should this process die, the broker
/// delivers it anew.
/// </summary>
internal sealed class WaitingLooks
{
    private readonly ConcurrentDictionary<Guid, int> _waiting = new();

    /// <summary>Stands before the lane of the batch: counts those that wait.</summary>
    public IFilter<ConsumeContext<T>> Arrival<T>(Func<T, Guid> batchOf)
        where T : class => new ArrivalFilter<T>(this, batchOf);

    /// <summary>Stands behind the lane: passes a message on when none waits behind it.</summary>
    public static IFilter<ConsumeContext<T>> Entry<T>()
        where T : class => new EntryFilter<T>();

    private void Arrive(Guid batchId) => _waiting.AddOrUpdate(batchId, 1, static (_, count) => count + 1);

    /// <summary>True when nobody waits behind the one that leaves.</summary>
    private bool Leave(Guid batchId)
    {
        var left = _waiting.AddOrUpdate(batchId, 0, static (_, count) => count - 1);
        if (left > 0)
            return false;

        // Stays when somebody has arrived meanwhile.
        _waiting.TryRemove(KeyValuePair.Create(batchId, left));
        return true;
    }

    private sealed class Ticket(WaitingLooks looks, Guid batchId)
    {
        private bool _left;

        public bool Leave()
        {
            if (_left)
                return true;
            _left = true;
            return looks.Leave(batchId);
        }
    }

    private sealed class ArrivalFilter<T>(WaitingLooks looks, Func<T, Guid> batchOf) : IFilter<ConsumeContext<T>>
        where T : class
    {
        public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
        {
            var batchId = batchOf(context.Message);
            var ticket = new Ticket(looks, batchId);
            looks.Arrive(batchId);
            try
            {
                context.AddOrUpdatePayload(() => ticket, _ => ticket);
                await next.Send(context);
            }
            finally
            {
                ticket.Leave();
            }
        }

        public void Probe(ProbeContext context) => context.CreateFilterScope("waiting-looks");
    }

    private sealed class EntryFilter<T> : IFilter<ConsumeContext<T>>
        where T : class
    {
        public Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next) =>
            context.GetPayload<Ticket>().Leave() ? next.Send(context) : Task.CompletedTask;

        public void Probe(ProbeContext context) => context.CreateFilterScope("waiting-looks");
    }
}
