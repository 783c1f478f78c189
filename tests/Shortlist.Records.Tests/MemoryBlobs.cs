using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Shortlist.Store;

namespace Shortlist.Records.Tests;

/// <summary>Blobs in memory.</summary>
internal sealed class MemoryBlobs : IBlobStore
{
    private readonly ConcurrentDictionary<string, byte[]> _blobs = new(StringComparer.Ordinal);

    public async Task<BlobInfo> WriteAsync(string key, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        _blobs[key] = copy.ToArray();
        return new(key, copy.Length, "");
    }

    public Task<Stream?> OpenReadAsync(string key, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(_blobs.TryGetValue(key, out var bytes) ? new MemoryStream(bytes) : null);

    public Task<bool> DeleteAsync(string key, CancellationToken cancellationToken) => Task.FromResult(_blobs.TryRemove(key, out _));

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var key in _blobs.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).ToList())
            yield return key;
    }

    public Task CheckAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
