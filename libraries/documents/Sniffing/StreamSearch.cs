using System.Buffers;

namespace Shortlist.Documents.Sniffing;

/// <summary>Looks for bytes in a stream of any length.</summary>
internal static class StreamSearch
{
    private const int ChunkLength = 128 * 1024;

    /// <summary>Whether the pattern stands anywhere, and not as the beginning of a longer ASCII word.</summary>
    public static bool ContainsWord(Stream stream, ReadOnlySpan<byte> pattern)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkLength);
        try
        {
            var kept = 0;
            int count;
            while ((count = stream.Read(chunk, kept, chunk.Length - kept)) > 0)
            {
                var window = chunk.AsSpan(0, kept + count);
                if (HoldsWord(window, pattern))
                    return true;
                // The end of the chunk may cut the pattern, or part it from what follows.
                kept = Math.Min(window.Length, pattern.Length);
                window[^kept..].CopyTo(chunk);
            }

            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static bool HoldsWord(ReadOnlySpan<byte> window, ReadOnlySpan<byte> pattern)
    {
        int at;
        while ((at = window.IndexOf(pattern)) >= 0)
        {
            window = window[(at + pattern.Length)..];
            if (!window.IsEmpty && !char.IsAsciiLetterOrDigit((char)window[0]))
                return true;
        }

        return false;
    }
}
