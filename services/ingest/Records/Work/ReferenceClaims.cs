using Shortlist.Hosting;
using Shortlist.Records;

namespace Shortlist.Ingest.Records;

/// <summary>
/// How a writer makes sure that what it is about to refer to stays: it claims first and looks afterwards, so that of a writer and a
/// deleter at least one sees the other (<c>docs/records.md</c>).
/// </summary>
internal sealed class ReferenceClaims(
    RecordCollection records,
    ReferenceClaimCollection references,
    DeletionClaimCollection deletions,
    SliceStandings standings,
    IIdGenerator ids,
    TimeProvider time)
{
    /// <summary>
    /// Claims references and looks then: those of the targets that are there and that nobody is about to delete. The records that are to
    /// refer to them must have been read before, and are to be written by compare-and-set.
    /// </summary>
    public async Task<(string Claim, HashSet<string> Present)> MakeAsync(
        IEnumerable<(string Referrer, string Target)> pairs, CancellationToken cancellationToken)
    {
        var byReferrer = pairs
            .GroupBy(pair => pair.Referrer, pair => pair.Target, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group], StringComparer.Ordinal);
        var claim = new ReferenceClaim(ids.Next(), byReferrer, time.GetUtcNow());
        await references.InsertAsync(claim, cancellationToken);

        var targets = byReferrer.Values.SelectMany(each => each).ToHashSet(StringComparer.Ordinal);

        // In this order: a deletion whose claim has gone by now shows in what is there.
        var doomed = await DoomedAsync(targets, cancellationToken);
        var present = await records.ExistingAsync(targets, cancellationToken);
        present.ExceptWith(doomed);
        return (claim.Id.ToString("N"), present);
    }

    /// <summary>Takes claims back: the records are written, or will not be.</summary>
    public async Task ReleaseAsync(IReadOnlyCollection<string> claims, CancellationToken cancellationToken)
    {
        if (claims.Count > 0)
            await references.DeleteByIdsAsync(claims, cancellationToken);
    }

    private async Task<HashSet<string>> DoomedAsync(IReadOnlySet<string> targets, CancellationToken cancellationToken)
    {
        var doomed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var slice in (await deletions.OnAsync(targets, cancellationToken)).GroupBy(claim => (claim.BatchId, claim.No)))
        {
            var claimed = slice.SelectMany(claim => claim.RecordIds).Where(targets.Contains).ToHashSet(StringComparer.Ordinal);
            if ((await standings.OpenKeysAsync(slice.Key.BatchId, slice.Key.No, cancellationToken)).Count > 0)
                doomed.UnionWith(claimed);
            else
                await records.TouchAsync(claimed, absentToo: false, cancellationToken); // Left by one who may yet come back: it shall fail.
        }

        return doomed;
    }
}

/// <summary>
/// What the records of one go are to refer to: claimed, and asked of the store, for many at once. Good until it is released.
/// </summary>
internal sealed class Targets(ReferenceClaims claims)
{
    private readonly Dictionary<(string Referrer, string Target), bool> _known = [];
    private readonly HashSet<(string Referrer, string Target)> _asked = [];
    private readonly List<string> _claims = [];
    private bool _hasAsked;

    /// <summary>Whether a record can refer to another; true for the time being when that is not known.</summary>
    public bool AreThere(string referrer, string target)
    {
        if (_known.TryGetValue((referrer, target), out var known))
            return known;
        _asked.Add((referrer, target));
        _hasAsked = true;
        return true;
    }

    /// <summary>Whether something was asked that is not known, since the last call.</summary>
    public bool TakeHasAsked()
    {
        var asked = _hasAsked;
        _hasAsked = false;
        return asked;
    }

    /// <summary>Finds out what was asked.</summary>
    public async Task AnswerAsync(CancellationToken cancellationToken)
    {
        if (_asked.Count == 0)
            return;
        var (claim, present) = await claims.MakeAsync(_asked, cancellationToken);
        _claims.Add(claim);
        foreach (var pair in _asked)
            _known[pair] = present.Contains(pair.Target);
        _asked.Clear();
    }

    /// <summary>Takes back what was claimed.</summary>
    public Task ReleaseAsync(CancellationToken cancellationToken) => claims.ReleaseAsync(_claims, cancellationToken);
}
