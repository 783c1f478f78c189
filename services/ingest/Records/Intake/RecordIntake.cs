using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Shortlist.Batches;
using Shortlist.Hosting;
using Shortlist.Records;
using Shortlist.Store;
using Shortlist.Surfaces;

namespace Shortlist.Ingest.Records;

/// <summary>
/// Takes batches of records in: what is submitted goes into a blob as it comes, its items into slices; then the batch is accepted.
/// What stops on the way leaves nothing.
/// </summary>
internal sealed class RecordIntake(BatchIntake intake, IBlobStore blobs, IIdGenerator ids, IOptions<RecordOptions> options)
{
    private const int SlicesAtOnce = 32;
    private const int CopyAhead = 1024 * 1024;

    private delegate Task Filling(Batch batch, PipeWriter input, SliceBuilder slices, CancellationToken cancellationToken);

    /// <summary>Takes in records as a client sends them.</summary>
    /// <param name="request">The request.</param>
    /// <param name="shape">How its body is written.</param>
    /// <param name="work">What the batch shall do.</param>
    /// <param name="caller">Whose records they are.</param>
    /// <param name="isOrdered">Whether slices are done one after another even when no record comes twice.</param>
    /// <exception cref="MalformedBodyException">The body breaks a rule; nothing is kept.</exception>
    public Task<Batch> AcceptRecordsAsync(HttpRequest request, BodyShape shape, RecordBatch work, Caller caller, bool isOrdered) =>
        AcceptAsync(
            work,
            caller,
            async (batch, input, slices, cancellationToken) =>
            {
                var scanner = new BodyScanner(shape, options.Value.MaxRecordBytes, item => Add(slices, item, shape.ListName ?? "body"));
                await scanner.ScanAsync(request.BodyReader, input, () => AppendAsync(batch, slices, SlicesAtOnce, cancellationToken), cancellationToken);
                if (slices.Count == 0)
                    throw new MalformedBodyException(shape.ListName ?? "body", "must hold at least one record");
                batch.Ordered = isOrdered || slices.HasRepeats;
            },
            request.HttpContext.RequestAborted);

    /// <summary>Takes in external ids, one after another; there may be none.</summary>
    public Task<Batch> AcceptIdsAsync(
        IAsyncEnumerable<string> externalIds, RecordBatch work, Caller caller, CancellationToken cancellationToken) =>
        AcceptAsync(
            work,
            caller,
            async (batch, input, slices, token) =>
            {
                var offset = 0L;
                await foreach (var externalId in externalIds.WithCancellation(token))
                {
                    var line = Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(externalId)}\"\n");
                    slices.Add(new(offset, line.Length - 1, externalId));
                    offset += line.Length;
                    await input.WriteAsync(line, token);
                    await AppendAsync(batch, slices, SlicesAtOnce, token);
                }
            },
            cancellationToken);

    private void Add(SliceBuilder slices, ItemKey item, string list)
    {
        if (slices.Count == options.Value.MaxPerBatch)
            throw new MalformedBodyException(list, $"holds more than {options.Value.MaxPerBatch} records");
        slices.Add(item);
    }

    private async Task<Batch> AcceptAsync(RecordBatch work, Caller caller, Filling fill, CancellationToken cancellationToken)
    {
        var id = ids.Next();
        var batch = await intake.BeginAsync(
            new NewBatch
            {
                Id = id,
                PublicId = id.ToString("D"),
                TenantId = caller.TenantId,
                Surface = RecordBatch.SurfaceName,
                Kind = work.Kind,
                Pool = RecordBatch.Pool,
                Properties = work.ToProperties(),
            },
            cancellationToken) ?? throw new InvalidOperationException("A new id was already taken.");
        try
        {
            await StoreAsync(batch, fill, cancellationToken);

            // From here on a client that leaves changes nothing: the submission is complete.
            if (await intake.AcceptAsync(batch, CancellationToken.None))
                return batch;
            throw new MalformedBodyException(
                new SurfaceError(StatusCodes.Status408RequestTimeout, "request_timeout", "The upload took too long."));
        }
        catch
        {
            if (!batch.IsVisible)
                await intake.DiscardAsync(batch, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Fills blob and slices side by side, neither ahead of the other by much.</summary>
    private async Task StoreAsync(Batch batch, Filling fill, CancellationToken cancellationToken)
    {
        var slices = new SliceBuilder(options.Value.SliceSize);
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: CopyAhead, resumeWriterThreshold: CopyAhead / 2));
        var storing = StoreInputAsync(batch, pipe.Reader, cancellationToken);
        try
        {
            await fill(batch, pipe.Writer, slices, cancellationToken);
            await pipe.Writer.CompleteAsync();
        }
        catch (Exception exception)
        {
            // A store that failed is why the other end stopped taking. Otherwise the reading end throws the same, and keeps no blob.
            if (!storing.IsFaulted)
                await pipe.Writer.CompleteAsync(exception);
            await storing;
            throw;
        }

        await storing;
        slices.Close();
        await AppendAsync(batch, slices, atLeast: 1, cancellationToken);
    }

    private async Task StoreInputAsync(Batch batch, PipeReader input, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = input.AsStream(leaveOpen: true);
            await blobs.WriteAsync(RecordBatch.InputKey(batch.CorrelationId), content, long.MaxValue, cancellationToken);
        }
        finally
        {
            await input.CompleteAsync();
        }
    }

    private async ValueTask AppendAsync(Batch batch, SliceBuilder slices, int atLeast, CancellationToken cancellationToken)
    {
        if (slices.Full.Count < atLeast)
            return;
        await intake.AppendAsync(batch, slices.Full, cancellationToken);
        slices.Full.Clear();
    }
}
