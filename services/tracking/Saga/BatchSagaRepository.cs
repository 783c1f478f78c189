using MassTransit;
using MassTransit.Configuration;
using MassTransit.Context;
using MassTransit.Middleware;
using MassTransit.Saga;
using Shortlist.Batches;

namespace Shortlist.Tracking;

/// <summary>Another write to the batch came first. Looking again from what is stored now is always right.</summary>
internal sealed class BatchConflictException(Guid batchId)
    : SagaException("Another write came first", typeof(Batch), typeof(Batch), batchId);

/// <summary>
/// Keeps sagas in the batch collection, by compare-and-set, through the outbox that is part of each batch.
/// </summary>
internal sealed class BatchSagaRepositoryContext<TMessage>(
    BatchCollection batches,
    BatchOutbox outbox,
    ConsumeContext<TMessage> consumed,
    ISagaConsumeContextFactory<BatchCollection, Batch> contexts)
    : ConsumeContextScope<TMessage>(consumed), SagaRepositoryContext<Batch, TMessage>
    where TMessage : class
{
    private readonly ConsumeContext<TMessage> _consumed = consumed;
    private byte[] _loaded = [];

    public Task<SagaConsumeContext<Batch, T>> CreateSagaConsumeContext<T>(
        ConsumeContext<T> consumeContext, Batch instance, SagaConsumeContextMode mode)
        where T : class => contexts.CreateSagaConsumeContext(batches, consumeContext, instance, mode);

    public async Task<SagaConsumeContext<Batch, TMessage>> Load(Guid correlationId)
    {
        if (await batches.LoadAsync(correlationId, CancellationToken) is not { } batch)
            return default!;
        _loaded = BatchOutbox.Snapshot(batch);
        return await contexts.CreateSagaConsumeContext(batches, _consumed, batch, SagaConsumeContextMode.Load);
    }

    public async Task Update(SagaConsumeContext<Batch> context)
    {
        if (!await outbox.StoreAndSendAsync(context.Saga, _loaded, CancellationToken))
            throw new BatchConflictException(context.Saga.CorrelationId);
    }

    public Task Undo(SagaConsumeContext<Batch> context) => Task.CompletedTask;

    // Intake stores a batch before its first message, and nothing finalizes one: the saga never adds or removes documents.
    public Task<SagaConsumeContext<Batch, TMessage>> Add(Batch instance) => throw NotTheSagasPart();

    public Task<SagaConsumeContext<Batch, TMessage>> Insert(Batch instance) => throw NotTheSagasPart();

    public Task Save(SagaConsumeContext<Batch> context) => throw NotTheSagasPart();

    public Task Delete(SagaConsumeContext<Batch> context) => throw NotTheSagasPart();

    public Task Discard(SagaConsumeContext<Batch> context) => throw NotTheSagasPart();

    private static NotSupportedException NotTheSagasPart() => new("Batches are added by intake and stay.");
}

/// <summary>Hands MassTransit the context above, and plain reads.</summary>
internal sealed class BatchSagaRepositoryContextFactory(
    BatchCollection batches, BatchOutbox outbox, ISagaConsumeContextFactory<BatchCollection, Batch> contexts)
    : ISagaRepositoryContextFactory<Batch>, ILoadSagaRepositoryContextFactory<Batch>
{
    public Task Send<T>(ConsumeContext<T> context, IPipe<SagaRepositoryContext<Batch, T>> next)
        where T : class => next.Send(new BatchSagaRepositoryContext<T>(batches, outbox, context, contexts));

    public Task SendQuery<T>(
        ConsumeContext<T> context, ISagaQuery<Batch> query, IPipe<SagaRepositoryQueryContext<Batch, T>> next)
        where T : class => throw new NotSupportedException("Batches are correlated by id alone.");

    public Task<T> Execute<T>(
        Func<LoadSagaRepositoryContext<Batch>, Task<T>> asyncMethod, CancellationToken cancellationToken = default)
        where T : class => asyncMethod(new LoadContext(batches, cancellationToken));

    public void Probe(ProbeContext context) => context.Add("persistence", "batches");

    private sealed class LoadContext(BatchCollection batches, CancellationToken cancellationToken)
        : BasePipeContext(cancellationToken), LoadSagaRepositoryContext<Batch>
    {
        public async Task<Batch> Load(Guid correlationId) => (await batches.LoadAsync(correlationId, CancellationToken))!;
    }
}

/// <summary>Registers the repository.</summary>
internal static class BatchSagaRepositoryRegistration
{
    public static void BatchRepository(this ISagaRegistrationConfigurator<Batch> saga) => saga.Repository(repository =>
    {
        repository.RegisterLoadSagaRepository<Batch, BatchSagaRepositoryContextFactory>();
        repository.RegisterSagaRepository<
            Batch, BatchCollection, SagaConsumeContextFactory<BatchCollection, Batch>, BatchSagaRepositoryContextFactory>();
    });
}
