using System.Text.Json;
using System.Text.Json.Serialization;
using Shortlist.Store;

namespace Shortlist.Records;

/// <summary>
/// Says which records are about to be written with references that they did not have, before anybody looks whether what they refer to
/// is there (<c>docs/records.md</c>). Whoever deletes finds it by what is referred to.
/// </summary>
/// <param name="Id">Of this one go.</param>
/// <param name="Targets">What the records are about to refer to, by the record.</param>
/// <param name="MadeAt">When it was made.</param>
public sealed record ReferenceClaim(Guid Id, IReadOnlyDictionary<string, IReadOnlyList<string>> Targets, DateTimeOffset MadeAt);

/// <summary>The claims of all writers. Keys: <c>refers</c>, ids of what is about to be referred to; <c>made</c>.</summary>
public sealed class ReferenceClaimCollection(IDocumentStore store) : Collection<ReferenceClaim>(
    store,
    new CollectionDefinition("reference_claims", [new("refers", KeyKind.Texts), new("made", KeyKind.Number)], [["refers"], ["made"]]),
    ReferenceClaimJson.Default.ReferenceClaim,
    claim => claim.Id.ToString("N"),
    claim =>
    [
        KeyValue.Of([.. claim.Targets.Values.SelectMany(targets => targets).Distinct(StringComparer.Ordinal)]),
        KeyValue.Of((DateTimeOffset?)claim.MadeAt),
    ])
{
    private const int PageSize = 500;

    /// <summary>The records that are about to refer to any of the given ones.</summary>
    public async Task<HashSet<string>> ReferrersAsync(IReadOnlySet<string> targets, CancellationToken cancellationToken)
    {
        var referrers = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyList<Versioned<ReferenceClaim>> page = [];
        do
        {
            page = await QueryAsync(
                new Query
                {
                    Conditions = [Where.AnyOf("refers", targets)],
                    AfterId = page.Count == 0 ? null : page[^1].Value.Id.ToString("N"),
                    Take = PageSize,
                },
                cancellationToken);
            referrers.UnionWith(page
                .SelectMany(claim => claim.Value.Targets)
                .Where(each => each.Value.Any(targets.Contains))
                .Select(each => each.Key));
        }
        while (page.Count == PageSize);
        return referrers;
    }

    /// <summary>Removes those that were made before; their makers are gone.</summary>
    public async Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var old = await QueryAsync(
            new Query { Conditions = [Where.Below("made", before.ToUnixTimeMilliseconds())], Take = PageSize }, cancellationToken);
        if (old.Count > 0)
            await DeleteByIdsAsync([.. old.Select(claim => claim.Value.Id.ToString("N"))], cancellationToken);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ReferenceClaim))]
internal sealed partial class ReferenceClaimJson : JsonSerializerContext;
