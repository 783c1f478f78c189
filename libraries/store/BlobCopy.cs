using System.Buffers;
using System.Security.Cryptography;

namespace Shortlist.Store;

/// <summary>Copies what comes in to where a blob store keeps it: measured, hashed, and no longer than it may be.</summary>
internal static class BlobCopy
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>Reads to the end; what the reading end throws is the caller's and passes as it is.</summary>
    /// <param name="key">The blob's key.</param>
    /// <param name="content">What comes in.</param>
    /// <param name="maxBytes">The most that it may be.</param>
    /// <param name="writeAsync">Keeps the first so many bytes of the buffer, and makes errors of where it is kept the store's.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="BlobTooLargeException">There is more than may be.</exception>
    public static async Task<BlobInfo> RunAsync(
        string key, Stream content, long maxBytes, Func<byte[], int, ValueTask> writeAsync, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var length = 0L;
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                length += read;
                if (length > maxBytes)
                    throw new BlobTooLargeException(maxBytes);
                hash.AppendData(buffer, 0, read);
                await writeAsync(buffer, read);
            }

            return new BlobInfo(key, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            // Others of this process rent from the same pool; a CV is not theirs to see.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}
