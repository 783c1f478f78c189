using Shortlist.Batches;
using Shortlist.Store;

namespace Shortlist.Applications;

/// <summary>The applications of all tenants.</summary>
public sealed class ApplicationCollection(IDocumentStore store) : Collection<Application>(
    store,
    new CollectionDefinition("applications", [new("tenant", KeyKind.Text)], [["tenant"]]),
    ApplicationJson.Default.Application,
    application => IdOf(application.TenantId, application.JobId, application.ApplicationId),
    application => [KeyValue.Of(application.TenantId)])
{
    /// <summary>The document id of an application.</summary>
    public static string IdOf(string tenantId, string jobId, string applicationId) =>
        DerivedId.Of(tenantId, "application", jobId, applicationId).ToString("N");
}

/// <summary>The scoring jobs of all tenants.</summary>
public sealed class ScoringJobCollection(IDocumentStore store) : Collection<ScoringJob>(
    store,
    new CollectionDefinition(
        "scoring_jobs",
        [new("tenant", KeyKind.Text), new("batch", KeyKind.Text)],
        [["tenant"], ["batch"]]),
    ApplicationJson.Default.ScoringJob,
    job => job.Id,
    job => [KeyValue.Of(job.TenantId), KeyValue.Of(job.BatchId.ToString("N"))]);

/// <summary>What the open scoring jobs of all tenants read.</summary>
public sealed class ScoringInputCollection(IDocumentStore store) : Collection<ScoringInput>(
    store,
    new CollectionDefinition(
        "scoring_inputs", [new("tenant", KeyKind.Text), new("blob", KeyKind.Text)], [["tenant"], ["blob"]]),
    ApplicationJson.Default.ScoringInput,
    input => input.ScoringJobId,
    input => [KeyValue.Of(input.TenantId), KeyValue.Of(input.BlobKey)]);

/// <summary>The scoring batches of all tenants.</summary>
public sealed class ScoringBatchCollection(IDocumentStore store) : Collection<ScoringBatch>(
    store,
    new CollectionDefinition(
        "scoring_batches",
        [new("tenant", KeyKind.Text), new("scoring_jobs", KeyKind.Texts)],
        [["tenant"], ["scoring_jobs"]]),
    ApplicationJson.Default.ScoringBatch,
    batch => batch.Id,
    batch => [KeyValue.Of(batch.TenantId), KeyValue.Of([.. batch.Members.Select(member => member.ScoringJobId)])]);
