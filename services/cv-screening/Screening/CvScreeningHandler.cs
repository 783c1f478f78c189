using System.Diagnostics;
using Shortlist.Batches;
using Shortlist.Contracts;
using Shortlist.CvParsing;
using Shortlist.Documents;
using Shortlist.Leads;
using Shortlist.Store;

namespace Shortlist.CvScreening;

/// <summary>Reads CVs and turns them into leads. The item's key is the lead's id, so a second run finds what the first did.</summary>
internal sealed partial class CvScreeningHandler(
    LeadCollection leads,
    CvReadingCollection readings,
    IBlobStore blobs,
    IDocumentReader reader,
    CvParser parser,
    RoleFit fit,
    IBatchMessenger messenger,
    TimeProvider time,
    ILogger<CvScreeningHandler> logger) : ISliceHandler
{
    private const string Deleted = "deleted";

    // A file from a stranger goes through other people's parsers.
    public bool MayCrash => true;

    public async Task<IReadOnlyList<ItemOutcome>> WorkAsync(SliceWork work, CancellationToken cancellationToken)
    {
        var outcomes = new List<ItemOutcome>(work.Items.Count);
        foreach (var item in work.Items)
            outcomes.Add(await ScreenAsync(item.Key, cancellationToken));
        return outcomes;
    }

    public async Task AbandonAsync(SliceWork work, Abandonment reason, CancellationToken cancellationToken)
    {
        var message = reason.Code switch
        {
            ItemErrors.TaskStuck => "The CV could not be screened in time.",
            ItemErrors.MaxRetriesExceeded => "Screening this CV failed too often.",
            _ => "The batch was cancelled before this CV was screened.",
        };
        foreach (var item in work.Items)
            await EndAsync(item.Key, await leads.FindAsync(item.Key, cancellationToken), lead => Failed(lead, new(reason.Code, message)), cancellationToken);
    }

    public async Task AnnounceAsync(SliceWork work, CancellationToken cancellationToken)
    {
        var found = await leads.FindManyAsync([.. work.Items.Select(item => item.Key)], cancellationToken);
        foreach (var (lead, _) in found.Where(lead => !lead.Value.IsBeingScreened))
        {
            var facts = new LeadFacts
            {
                Id = lead.Id,
                TenantId = lead.TenantId,
                OrganizationId = lead.Organizations[0].OrganizationId,
                BatchId = work.BatchId,
                BatchPublicId = lead.BatchPublicId ?? "",
            };
            var id = DerivedId.Of("screened", lead.Id);
            await (lead.Failure is { } failure
                ? messenger.PublishAsync(
                    new CandidateScreeningFailed { Lead = facts, Reason = failure.Code, At = lead.UpdatedAt }, id, cancellationToken)
                : messenger.PublishAsync(new CandidateScreened { Lead = facts, At = lead.UpdatedAt }, id, cancellationToken));
        }
    }

    public async Task DiscardAsync(DiscardBatch command, CancellationToken cancellationToken)
    {
        await foreach (var key in blobs.ListAsync(SubmitBatch.BlobPrefix(command.TenantId, command.BatchId), cancellationToken))
            await blobs.DeleteAsync(key, cancellationToken);
        await leads.DeleteBatchAsync(command.TenantId, command.BatchId, cancellationToken);
    }

    private async Task<ItemOutcome> ScreenAsync(string leadId, CancellationToken cancellationToken)
    {
        if (await leads.FindAsync(leadId, cancellationToken) is not { } lead)
            return ItemOutcome.Failure(leadId, Deleted);
        if (!lead.Value.IsBeingScreened)
            return OutcomeOf(lead.Value);
        if (lead.Value.Failure is { } refused)
            return await EndAsync(leadId, lead, current => Failed(current, refused), cancellationToken);

        var beginning = leads.UpdateAsync(
            lead,
            current => current.IsBeingScreened && current.Status == LeadStatuses.Uploaded
                ? current with { Status = LeadStatuses.Processing, UpdatedAt = time.GetUtcNow() }
                : null,
            cancellationToken);
        var end = await ReadAndKeepAsync(lead.Value, cancellationToken);
        var outcome = await EndAsync(leadId, await beginning, end, cancellationToken);
        if (outcome.ErrorCode == Deleted)
            await readings.DeleteAsync(leadId, null, cancellationToken);
        return outcome;
    }

    /// <summary>Reads the file and stores what was read. Returns what becomes of the lead by that.</summary>
    private async Task<Func<Lead, Lead>> ReadAndKeepAsync(Lead lead, CancellationToken cancellationToken)
    {
        try
        {
            var (reading, fits) = await ReadAsync(lead, cancellationToken);
            if (!await readings.InsertAsync(reading, cancellationToken))
                await readings.UpdateAsync(lead.Id, _ => reading, cancellationToken);
            return current => Parsed(current, reading.Cv, fits);
        }
        catch (UnreadableDocumentException exception)
        {
            var failure = new LeadFailure(exception.Code, exception.Message);
            return current => Failed(current, failure);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or StoreUnavailableException))
        {
            // A fault of ours that this CV brings out. The next one may be fine, and trying this one again is not.
            LogFault(exception, lead.Id);
            return current => Failed(current, new("internal", "The CV could not be read."));
        }
    }

    private async Task<(CvReading Reading, IReadOnlyDictionary<string, int> Fits)> ReadAsync(Lead lead, CancellationToken cancellationToken)
    {
        using var activity = ScreeningTelemetry.Source.StartActivity("screen cv");
        await using var content = lead.Source?.BlobKey is { } key ? await blobs.OpenReadAsync(key, cancellationToken) : null;
        if (content is null)
            throw new UnreadableDocumentException(UnreadableReason.Empty, "The file is no longer there.");

        var began = Stopwatch.GetTimestamp();
        var document = await reader.ReadAsync(content, lead.Source?.FileName, cancellationToken);
        var read = Stopwatch.GetTimestamp();
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var cv = parser.Parse(document, today);
        ScreeningTelemetry.Record(document.Format, Stopwatch.GetElapsedTime(began, read), Stopwatch.GetElapsedTime(read));
        activity?.SetTag("shortlist.format", document.Format.ToString());
        var reading = new CvReading
        {
            LeadId = lead.Id,
            TenantId = lead.TenantId,
            Format = document.Format.ToString(),
            PageCount = document.PageCount,
            PagesRead = document.PagesRead,
            Warnings = document.Warnings,
            HiddenText = HiddenTextReport.Of(document),
            Cv = cv,
            ReadAt = now,
        };
        return (reading, await fit.JudgeAsync(lead, document, cv, today, cancellationToken));
    }

    /// <summary>Ends a lead's screening, once: whoever comes second leaves it as it is.</summary>
    private async Task<ItemOutcome> EndAsync(
        string leadId, Versioned<Lead>? lead, Func<Lead, Lead> end, CancellationToken cancellationToken)
    {
        var ended = await leads.UpdateAsync(lead, current => current.IsBeingScreened ? end(current) : null, cancellationToken);
        return ended is null ? ItemOutcome.Failure(leadId, Deleted) : OutcomeOf(ended.Value);
    }

    private static ItemOutcome OutcomeOf(Lead lead) => lead.Failure is { } failure
        ? ItemOutcome.Failure(lead.Id, failure.Code)
        : ItemOutcome.Success(lead.Id);

    private Lead Failed(Lead lead, LeadFailure failure) => lead with
    {
        IsBeingScreened = false,
        Failure = failure,
        Status = Keep(lead, "status") ? lead.Status : LeadStatuses.Failed,
        UpdatedAt = time.GetUtcNow(),
    };

    /// <summary>What people changed meanwhile stays as they wrote it.</summary>
    private Lead Parsed(Lead lead, ParsedCv cv, IReadOnlyDictionary<string, int> fits) => lead with
    {
        IsBeingScreened = false,
        Status = Keep(lead, "status") ? lead.Status : LeadStatuses.Parsed,
        FullName = Keep(lead, "fullName") ? lead.FullName : cv.Name?.Value ?? lead.FullName,
        Email = Keep(lead, "email") ? lead.Email : First(cv.Emails),
        Phone = Keep(lead, "phone") ? lead.Phone : cv.Phones is [var phone, ..] ? phone.Value.Display : null,
        Summary = Keep(lead, "summary") ? lead.Summary : cv.Summary?.Value,
        Skills = Keep(lead, "skills") ? lead.Skills : [.. cv.Skills.Select(skill => skill.Value.Name)],
        Roles = RoleFit.Noted(lead.Roles, fits),
        UpdatedAt = time.GetUtcNow(),
    };

    private static string? First(IReadOnlyList<Found<string>> found) => found is [var first, ..] ? first.Value : null;

    private static bool Keep(Lead lead, string field) => lead.Edited.Contains(field, StringComparer.Ordinal);

    [LoggerMessage(200, LogLevel.Error, "Screening lead {LeadId} met a fault of ours")]
    private partial void LogFault(Exception exception, string leadId);
}
