using Microsoft.Extensions.Caching.Memory;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Gateway;

/// <summary>Admissions that were given, for some seconds: to sign a token costs more than the rest of the front.</summary>
internal sealed class AdmissionCache(InternalTokens tokens, TimeProvider time) : IDisposable
{
    private const int MaxCached = 10_000;

    // A third of a token's life: whoever gets one has at least forty seconds to use it.
    private static readonly TimeSpan Reuse = TimeSpan.FromSeconds(20);

    private readonly MemoryCache _given = new(new MemoryCacheOptions { SizeLimit = MaxCached });

    /// <summary>The admission that was given for the same, or null.</summary>
    /// <param name="key">All that the admission follows from.</param>
    public Admission? Find(object key) =>
        _given.TryGetValue(key, out Given? given) && time.GetElapsedTime(given!.At) < Reuse ? given.Admission : null;

    /// <summary>Admits a caller with a new token.</summary>
    public Admission Give(object key, Caller caller, ApiKey? apiKey)
    {
        var admission = new Admission(caller, apiKey, tokens.Issue(caller));
        _given.Set(
            key,
            new Given(admission, time.GetTimestamp()),
            new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = InternalTokens.Lifetime });
        return admission;
    }

    public void Dispose() => _given.Dispose();

    private sealed record Given(Admission Admission, long At);
}
