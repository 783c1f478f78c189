using System.Globalization;
using Microsoft.Extensions.Options;
using Shortlist.Applications;
using Shortlist.Assessing.Model;
using Shortlist.Batches;
using Shortlist.Surfaces;

namespace Shortlist.Scoring;

/// <summary>Hands scoring jobs to the engine. Repeating it is harmless, at the same time and after a crash.</summary>
internal sealed class Scheduling(BatchIntake intake, BatchCollection batches, IOptions<ModelOptions> model)
{
    // A file or an address leads to other people's bytes: a job that kills its worker over them takes no other with it. Text is
    // read by our own code alone, and a slice costs as much as half of what scoring one text does; a model is asked for one at a time.
    private const int FilesPerSlice = 1;
    private const int TextsPerSlice = 5;

    /// <summary>Kept with the batch, so that a submission which is taken up again is cut as the first one was.</summary>
    private const string JobsPerSlice = "jobsPerSlice";

    /// <summary>The engine's batch for a scoring job that was submitted by itself.</summary>
    public static Guid BatchIdOf(string scoringJobId) => DerivedId.Of("scoring-job", scoringJobId);

    /// <summary>Whether the batch was accepted, so that its jobs will be done whatever dies.</summary>
    public async Task<bool> IsAcceptedAsync(Guid batchId, CancellationToken cancellationToken) =>
        await batches.LoadAsync(batchId, cancellationToken) is { IsVisible: true };

    /// <summary>Notes that a batch is being received; one that is there already is taken up again.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="batchId">Its id.</param>
    /// <param name="publicId">Its id as the surface shows it.</param>
    /// <param name="kind">The kind of work.</param>
    /// <param name="isText">Whether every résumé in it came as text.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SurfaceRefusedException">503: it is being removed at this moment, as nobody ended it in time.</exception>
    public async Task<Batch> BeginAsync(
        NovaTenant tenant, Guid batchId, string publicId, string kind, bool isText, CancellationToken cancellationToken) =>
        await intake.BeginAsync(
            new NewBatch
            {
                Id = batchId,
                PublicId = publicId,
                TenantId = tenant.Id,
                Surface = ScoringService.SurfaceName,
                Kind = kind,
                Pool = ScoringService.Pool,
                Properties = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [JobsPerSlice] = (isText && !model.Value.IsOn ? TextsPerSlice : FilesPerSlice).ToString(CultureInfo.InvariantCulture),
                },
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
            || await intake.AcceptAsync(batch, scoringJobIds, SliceSizeOf(batch), cancellationToken)
            || await IsAcceptedAsync(batch.CorrelationId, cancellationToken))
        {
            return;
        }

        throw Gone();
    }

    private static int SliceSizeOf(Batch batch) =>
        batch.Properties.TryGetValue(JobsPerSlice, out var size) ? int.Parse(size, CultureInfo.InvariantCulture) : FilesPerSlice;

    private static SurfaceRefusedException Gone() => new(SurfaceError.ServiceUnavailable(TimeSpan.FromSeconds(1)));
}
