namespace Shortlist.Store;

/// <summary>What is known of a stored blob.</summary>
/// <param name="Key">Where it is kept.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of the bytes.</param>
public sealed record BlobInfo(string Key, long Length, string Sha256);

/// <summary>
/// The port for bytes: uploaded files and what is made of them. A key is segments of <c>a-z A-Z 0-9 - _ .</c>
/// parted by <c>/</c>, none of them <c>.</c> or <c>..</c>; anything else is an <see cref="ArgumentException"/>.
/// A blob never changes once it is there. Members throw <see cref="StoreUnavailableException"/> when the store cannot
/// be reached or is full.
/// </summary>
public interface IBlobStore
{
    /// <summary>
    /// Stores a stream, hashing it on the way, in memory that does not grow with it. The blob is seen whole or not at
    /// all: a write that fails or is cancelled leaves nothing. Writing a key again replaces the blob as a whole. Once the stream has
    /// given its end it is not touched any more, so what follows it may be read while the blob is still being made sure of.
    /// </summary>
    /// <exception cref="BlobTooLargeException">More than <paramref name="maxBytes"/> came.</exception>
    Task<BlobInfo> WriteAsync(string key, Stream content, long maxBytes, CancellationToken cancellationToken);

    /// <summary>The bytes, or null. The disk adapter gives a <see cref="FileStream"/>, whose file may be read by name.</summary>
    Task<Stream?> OpenReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Removes a blob; false when there is none.</summary>
    Task<bool> DeleteAsync(string key, CancellationToken cancellationToken);

    /// <summary>The keys that begin with the prefix (whole segments, ending in <c>/</c>), in no particular order.</summary>
    IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Whether the store answers now. Throws <see cref="StoreUnavailableException"/> when it does not.</summary>
    Task CheckAsync(CancellationToken cancellationToken);
}

/// <summary>A blob is larger than the caller allows.</summary>
public sealed class BlobTooLargeException : Exception
{
    /// <summary>With the limit in bytes.</summary>
    public BlobTooLargeException(long maxBytes) : base($"The content is larger than {maxBytes} bytes.") => MaxBytes = maxBytes;

    /// <summary>The limit, in bytes.</summary>
    public long MaxBytes { get; }
}
