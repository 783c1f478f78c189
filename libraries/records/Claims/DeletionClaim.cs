using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shortlist.Store;

namespace Shortlist.Records;

/// <summary>
/// Says which records a slice is about to delete, before it looks what refers to them (<c>docs/records.md</c>). A writer that finds it
/// takes the records for gone.
/// </summary>
/// <param name="Id">Of this one.</param>
/// <param name="BatchId">The batch that deletes.</param>
/// <param name="No">Its slice.</param>
/// <param name="RecordIds">The records.</param>
/// <param name="IsLifted">Whether it keeps nobody off any more, and only remembers who has to be told.</param>
public sealed record DeletionClaim(Guid Id, Guid BatchId, int No, IReadOnlyList<string> RecordIds, bool IsLifted = false);

/// <summary>
/// The claims of all deletions. Keys: <c>deletes</c>, ids of what is about to be deleted, until it is lifted; <c>slice</c>.
/// </summary>
public sealed class DeletionClaimCollection(IDocumentStore store) : Collection<DeletionClaim>(
    store,
    new CollectionDefinition("deletion_claims", [new("deletes", KeyKind.Texts), new("slice", KeyKind.Text)], [["deletes"], ["slice"]]),
    DeletionClaimJson.Default.DeletionClaim,
    claim => claim.Id.ToString("N"),
    claim => [KeyValue.Of(claim.IsLifted ? [] : claim.RecordIds), KeyValue.Of(SliceOf(claim.BatchId, claim.No))])
{
    private const int PageSize = 500;

    /// <summary>The claims of a slice, of whichever go.</summary>
    public Task<List<DeletionClaim>> OfSliceAsync(Guid batchId, int no, CancellationToken cancellationToken) =>
        AllAsync(Where.Equal("slice", SliceOf(batchId, no)), cancellationToken);

    /// <summary>The claims on any of the records.</summary>
    public Task<List<DeletionClaim>> OnAsync(IEnumerable<string> recordIds, CancellationToken cancellationToken) =>
        AllAsync(Where.AnyOf("deletes", recordIds), cancellationToken);

    private static string SliceOf(Guid batchId, int no) => string.Create(CultureInfo.InvariantCulture, $"{batchId:N}:{no}");

    private async Task<List<DeletionClaim>> AllAsync(Condition condition, CancellationToken cancellationToken)
    {
        var claims = new List<DeletionClaim>();
        IReadOnlyList<Versioned<DeletionClaim>> page;
        do
        {
            page = await QueryAsync(
                new Query { Conditions = [condition], AfterId = claims.Count == 0 ? null : claims[^1].Id.ToString("N"), Take = PageSize },
                cancellationToken);
            claims.AddRange(page.Select(claim => claim.Value));
        }
        while (page.Count == PageSize);
        return claims;
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DeletionClaim))]
internal sealed partial class DeletionClaimJson : JsonSerializerContext;
