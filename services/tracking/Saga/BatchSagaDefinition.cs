using MassTransit;
using Shortlist.Batches;
using Shortlist.Contracts;

namespace Shortlist.Tracking;

/// <summary>
/// The saga's endpoint: retry outermost, so that a lost compare-and-set reads the batch anew; then one message a batch at
/// a time, so that within a process none is lost, and the last of those that wait speaks for all. Storing and then sending is the repository's part.
/// </summary>
internal sealed class BatchSagaDefinition : SagaDefinition<Batch>
{
    private const int Lanes = 32;

    public BatchSagaDefinition()
    {
        EndpointName = BatchQueues.Tracking;
        ConcurrentMessageLimit = Lanes;
    }

    protected override void ConfigureSaga(
        IReceiveEndpointConfigurator endpointConfigurator, ISagaConfigurator<Batch> sagaConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = Lanes * 4;
        endpointConfigurator.UseMessageRetry(retry =>
        {
            retry.Handle<BatchConflictException>();
            retry.Immediate(10);
        });
        endpointConfigurator.UseMessageRetry(retry =>
        {
            retry.Ignore<BatchConflictException>();
            retry.Intervals(100, 500, 2000);
        });

        var lanes = endpointConfigurator.CreatePartitioner(Lanes);
        var looks = new WaitingLooks();
        sagaConfigurator.Message<BatchAccepted>(message => message.UsePartitioner(lanes, consumed => consumed.Message.Batch.Id));
        Coalesce<SliceAdvanced>(hint => hint.BatchId);
        Coalesce<CheckBatch>(command => command.BatchId);

        void Coalesce<T>(Func<T, Guid> batchOf)
            where T : class => sagaConfigurator.Message<T>(message =>
        {
            message.UseFilter(looks.Arrival(batchOf));
            message.UsePartitioner(lanes, consumed => batchOf(consumed.Message));
            message.UseFilter(WaitingLooks.Entry<T>());
        });
    }
}
