using Shortlist.Applications;
using Shortlist.Batches;
using Shortlist.Surfaces;

namespace Shortlist.Scoring;

/// <summary>Hands scoring jobs to the engine. Repeating it is harmless, at the same time and after a crash.</summary>
internal sealed class Scheduling(BatchIntake intake, BatchCollection batches)
{
    /// <summary>Scoring jobs a slice: one that kills its worker takes no other with it.</summary>
    private const int JobsPerSlice = 1;

    /// <summary>The engine's batch for a scoring job that was submitted by itself.</summary>
    public static Guid BatchIdOf(string scoringJobId) => DerivedId.Of("scoring-job", scoringJobId);

    /// <summary>Whether the batch was accepted, so that its jobs will be done whatever dies.</summary>
    public async Task<bool> IsAcceptedAsync(Guid batchId, CancellationToken cancellationToken) =>
        await batches.LoadAsync(batchId, cancellationToken) is { IsVisible: true };

    /// <summary>Notes that a batch is being received; one that is there already is taken up again.</summary>
    /// <exception cref="SurfaceRefusedException">503: it is being removed at this moment, as nobody ended it in time.</exception>
    public async Task<Batch> BeginAsync(NovaTenant tenant, Guid batchId, string publicId, string kind, CancellationToken cancellationToken) =>
        await intake.BeginAsync(
            new NewBatch
            {
                Id = batchId,
                PublicId = publicId,
                TenantId = tenant.Id,
                Surface = ScoringService.SurfaceName,
                Kind = kind,
                Pool = ScoringService.Pool,
            },
            cancellationToken)
        ?? await batches.LoadAsync(batchId, cancellationToken) switch
        {
            { State: not BatchStates.Discarding } there => there,
            _ => throw Gone(),
        };

    /// <summary>Accepts the batch, unless it was accepted meanwhile.</summary>
    /// <exception cref="SurfaceRefusedException">503: it was removed meanwhile.</exception>
    public async Task AcceptAsync(Batch batch, IEnumerable<string> scoringJobIds, CancellationToken cancellationToken)
    {
        if (batch.IsVisible
            || await intake.AcceptAsync(batch, scoringJobIds, JobsPerSlice, cancellationToken)
            || await IsAcceptedAsync(batch.CorrelationId, cancellationToken))
        {
            return;
        }

        throw Gone();
    }

    private static SurfaceRefusedException Gone() => new(SurfaceError.ServiceUnavailable(TimeSpan.FromSeconds(1)));
}
