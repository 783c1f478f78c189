using Microsoft.Extensions.Caching.Memory;
using Shortlist.Applications;
using Shortlist.Assessing.Criteria;
using Criterion = Shortlist.Assessing.Criteria.Criterion;

namespace Shortlist.Scoring;

/// <summary>The criteria that workers judge by. A version never changes, so what was read once is good for ever.</summary>
internal sealed class CriteriaCache(CriteriaVersionCollection versions) : IDisposable
{
    private const int MostVersions = 1000;
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = MostVersions });

    /// <summary>The criteria of a version; null when it was erased.</summary>
    public async Task<IReadOnlyList<Criterion>?> FindAsync(string versionId, CancellationToken cancellationToken)
    {
        if (_cache.TryGetValue(versionId, out IReadOnlyList<Criterion>? known))
            return known;
        if (await versions.FindAsync(versionId, cancellationToken) is not { Value: var version })
            return null;

        IReadOnlyList<Criterion> criteria =
        [
            .. version.Criteria.Select(criterion => new Criterion(
                criterion.Id,
                criterion.Text,
                criterion.Importance == Importances.MustHave ? Importance.MustHave : Importance.NiceToHave)),
        ];
        _cache.Set(versionId, criteria, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) });
        return criteria;
    }

    public void Dispose() => _cache.Dispose();
}
