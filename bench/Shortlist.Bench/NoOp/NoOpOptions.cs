using Shortlist.Store.Sqlite;

namespace Shortlist.Bench.NoOp;

/// <summary>What a run of <c>noop</c> measures.</summary>
/// <param name="Synchronous">What writes survive: the setting <c>Store:Synchronous</c> of every process.</param>
/// <param name="Rounds">Times that everything is repeated; each round is reported.</param>
/// <param name="SmallBatches">Batches of ten, one after another.</param>
/// <param name="Items">Items of the two batches, a small and a large one, that are held against one another.</param>
/// <param name="SliceSizes">Items a slice; each is a run of its own.</param>
internal sealed record NoOpOptions(
    SqliteSynchronous Synchronous, int Rounds, int SmallBatches, (int Few, int Many) Items, IReadOnlyList<int> SliceSizes);
