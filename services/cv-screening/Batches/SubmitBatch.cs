using Microsoft.Extensions.Options;
using Shortlist.Batches;
using Shortlist.Hosting;
using Shortlist.Leads;
using Shortlist.Store;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.CvScreening;

/// <summary>
/// <c>POST /api/v1/cv-screening/batches</c>, our extension (api-surfaces.md T8): CVs as <c>files[]</c>, singly or in zips,
/// become a batch. 202 with the batch as GET shows it. The same files under the same <c>batchId</c> give the batch that is
/// there; other files under it are 409.
/// </summary>
internal sealed class SubmitBatch(
    BatchIntake intake,
    BatchCollection batches,
    BatchNameCollection names,
    LeadCollection leads,
    RoleCollection roles,
    OrganizationCollection organizations,
    ScreeningBatches pages,
    IBlobStore blobs,
    IIdGenerator ids,
    TimeProvider time,
    IOptions<UploadOptions> options)
{
    private const int CvsPerSlice = 1;
    private static readonly TimeSpan NamePatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan NamePoll = TimeSpan.FromMilliseconds(20);

    public async Task<IResult> HandleAsync(HttpContext context, Caller caller)
    {
        var cancellationToken = context.RequestAborted;
        var batchId = ids.Next();
        var batch = await intake.BeginAsync(
            new NewBatch
            {
                Id = batchId,
                PublicId = $"batch_{batchId:N}",
                TenantId = caller.TenantId,
                Surface = CvScreeningService.SurfaceName,
                Kind = CvScreeningService.Kind,
                Pool = CvScreeningService.Pool,
            },
            cancellationToken) ?? throw new InvalidOperationException("A new id was already taken.");
        try
        {
            await using var files = new UploadedCvs(blobs, BlobPrefix(caller.TenantId, batchId), options.Value);
            var form = await UploadForm.ReadAsync(context.Request, files, cancellationToken);
            await files.CompleteAsync(cancellationToken);
            form.Validate(files);
            var role = await CheckTargetAsync(form, caller, cancellationToken);

            batch.PublicId = form.BatchId ?? batch.PublicId;
            var name = new BatchName(
                caller.TenantId, batch.PublicId, batchId, files.Fingerprint(form.OrganizationId!, form.RoleId));
            if (await TakeNameAsync(name, cancellationToken) is { } taken)
            {
                await intake.DiscardAsync(batch, CancellationToken.None);
                return taken.Fingerprint == name.Fingerprint
                    ? await AnswerAsync(batch.PublicId, caller, context, cancellationToken)
                    : SurfaceError.Conflict($"There is already a batch '{batch.PublicId}' with other content.");
            }

            // From here on a client that leaves changes nothing: the submission is complete. None of its members comes to be once it has
            // been given up.
            if (!await intake.RenewAsync(batch, CancellationToken.None))
                throw TookTooLong();
            var members = Members(batch, files.Files, form.OrganizationId!, role);
            await leads.InsertManyAsync(members, CancellationToken.None);
            if (!await intake.AcceptAsync(batch, members.Select(lead => lead.Id), CvsPerSlice, CancellationToken.None))
            {
                await leads.DeleteBatchAsync(batch.TenantId, batchId, CancellationToken.None);
                throw TookTooLong();
            }

            return await AnswerAsync(batch.PublicId, caller, context, CancellationToken.None);
        }
        catch (Exception exception)
        {
            if (!batch.IsVisible)
                await intake.DiscardAsync(batch, CancellationToken.None);
            if (exception is UploadRefusedException refused)
                return refused.Error;
            throw;
        }
    }

    /// <summary>Where the blobs of a batch are.</summary>
    internal static string BlobPrefix(string tenantId, Guid batchId) => $"cv/{tenantId}/{batchId:N}/";

    private static UploadRefusedException TookTooLong() =>
        new(new SurfaceError(StatusCodes.Status408RequestTimeout, "request_timeout", "The upload took too long."));

    /// <summary>What the caller does not see does not exist for them (api-surfaces.md §1.2: 400).</summary>
    private async Task<Role?> CheckTargetAsync(UploadForm form, Caller caller, CancellationToken cancellationToken)
    {
        if (!await organizations.ExistsForAsync(caller, form.OrganizationId!, cancellationToken))
            throw Refused("organizationId", "there is no such organization");
        if (form.RoleId is null)
            return null;
        var role = await roles.FindVisibleAsync(form.RoleId, caller, cancellationToken);
        return role?.OrganizationId == form.OrganizationId
            ? role
            : throw Refused("roleId", "there is no such role in the organization");

        static UploadRefusedException Refused(string field, string reason) =>
            new(SurfaceError.BadRequest("The upload is not valid.", new FieldError(field, reason)));
    }

    /// <summary>
    /// Takes the name for this batch; returns who has it already. A name is taken when all files are in, so its batch is accepted
    /// within moments or its process died: then the name is free again.
    /// </summary>
    private async Task<BatchName?> TakeNameAsync(BatchName name, CancellationToken cancellationToken)
    {
        var id = BatchNameCollection.IdOf(name.TenantId, name.PublicId);
        var patience = time.GetUtcNow() + NamePatience;
        while (!await names.InsertAsync(name, cancellationToken))
        {
            if (await names.FindAsync(id, cancellationToken) is not { } found)
                continue;
            switch (await batches.LoadAsync(found.Value.BatchId, cancellationToken))
            {
                case { IsVisible: true }:
                    return found.Value;
                case { State: BatchStates.Receiving } when time.GetUtcNow() < patience:
                    await Task.Delay(NamePoll, time, cancellationToken);
                    break;
                case { State: BatchStates.Receiving } owner:
                    await intake.GiveUpAsync(owner.CorrelationId, cancellationToken);
                    break;
                default:
                    if (await names.ReplaceAsync(name, found.Version, cancellationToken))
                        return null;
                    break;
            }
        }

        return null;
    }

    private List<Lead> Members(Batch batch, IReadOnlyList<UploadedCv> files, string organizationId, Role? role)
    {
        var now = time.GetUtcNow();
        return
        [
            .. files.Select((file, index) => new Lead
            {
                Id = $"pc_{DerivedId.Of(batch.CorrelationId.ToString("N"), index.ToString("D6", null)):N}",
                TenantId = batch.TenantId,
                BatchId = batch.CorrelationId,
                BatchPublicId = batch.PublicId,
                IsBeingScreened = true,
                FullName = Path.GetFileNameWithoutExtension(file.FileName) is { Length: > 0 } stem ? stem : file.FileName,
                Status = LeadStatuses.Uploaded,
                Organizations = [new(organizationId, "Pool")],
                Roles = role is null ? [] : [new(role.Id, role.Name, role.OrganizationId, "Assigned", -1, -1)],
                Source = new(file.FileName, file.Blob?.Key, file.Blob?.Sha256 ?? "", file.Blob?.Length ?? 0),
                Failure = file.Failure,

                // A millisecond apart, so that members list in the order of the upload (T5).
                CreatedAt = now.AddMilliseconds(index),
                UpdatedAt = now,
            }),
        ];
    }

    private async Task<IResult> AnswerAsync(
        string publicId, Caller caller, HttpContext context, CancellationToken cancellationToken)
    {
        var page = await pages.PageAsync(publicId, caller, new Paging(0, 20), cancellationToken);
        if (page is null)
            return SurfaceError.NotFound();
        context.Response.Headers.Location = $"/api/v1/cv-screening/batches/{publicId}";
        return Results.Json(page, TalentRayJson.Default.ScreeningBatchPage, statusCode: StatusCodes.Status202Accepted);
    }
}
