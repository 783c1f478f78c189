using System.Buffers;

namespace Shortlist.Store.Disk;

/// <summary>
/// Where a key is found in the tree of folders. A folder's name ends in <c>+</c>, which no key holds: so the keys <c>a</c>
/// and <c>a/b</c> do not meet, and a file keeps the last segment as its name.
/// </summary>
internal static class BlobPath
{
    private const int MaxKeyCharacters = 1024;
    private const int MaxSegmentCharacters = 200;
    private const char FolderMark = '+';

    private static readonly SearchValues<char> SegmentCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    /// <summary>The file of a key, below the root.</summary>
    /// <exception cref="ArgumentException">The key is none.</exception>
    public static string FileOf(string root, string key)
    {
        var segments = Segments(key, nameof(key));
        return Path.Combine([root, .. segments[..^1].Select(segment => segment + FolderMark), segments[^1]]);
    }

    /// <summary>The folder of a prefix, below the root.</summary>
    /// <exception cref="ArgumentException">The prefix is neither empty nor whole segments ending in a slash.</exception>
    public static string FolderOf(string root, string prefix)
    {
        if (prefix.Length == 0)
            return root;
        if (!prefix.EndsWith('/'))
            throw new ArgumentException("A prefix ends in '/'.", nameof(prefix));
        return Path.Combine([root, .. Segments(prefix[..^1], nameof(prefix)).Select(segment => segment + FolderMark)]);
    }

    /// <summary>The key of a file below the root.</summary>
    public static string KeyOf(string root, string file) =>
        Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/').Replace($"{FolderMark}/", "/", StringComparison.Ordinal);

    private static string[] Segments(string key, string parameter)
    {
        var segments = key.Split('/');
        if (key.Length > MaxKeyCharacters || !Array.TrueForAll(segments, IsSegment))
            throw new ArgumentException("A key is segments of a-z A-Z 0-9 - _ . parted by '/', none of them '.' or '..'.", parameter);
        return segments;
    }

    private static bool IsSegment(string segment) =>
        segment.Length is > 0 and <= MaxSegmentCharacters
        && segment is not ("." or "..")
        && !segment.AsSpan().ContainsAnyExcept(SegmentCharacters);
}
