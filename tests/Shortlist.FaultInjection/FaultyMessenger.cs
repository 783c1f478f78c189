using Shortlist.Batches;
using Shortlist.Contracts;

namespace Shortlist.FaultInjection;

/// <summary>A messenger that the process may die before or after using.</summary>
internal sealed class FaultyMessenger(IBatchMessenger inner, FaultOrders orders) : IBatchMessenger
{
    public Task SendToPoolAsync<T>(string pool, T command, Guid messageId, CancellationToken cancellationToken)
        where T : class => StepAsync(() => inner.SendToPoolAsync(pool, command, messageId, cancellationToken));

    public Task SendToTrackingAsync<T>(T message, CancellationToken cancellationToken)
        where T : class => StepAsync(() => inner.SendToTrackingAsync(message, cancellationToken));

    public Task HintAsync(SliceAdvanced hint, CancellationToken cancellationToken) => StepAsync(() => inner.HintAsync(hint, cancellationToken));

    public Task PublishAsync<T>(T message, Guid messageId, CancellationToken cancellationToken)
        where T : class => StepAsync(() => inner.PublishAsync(message, messageId, cancellationToken));

    private Task StepAsync(Func<Task> step) => orders.StepAsync(async () =>
    {
        await step();
        return true;
    });
}
