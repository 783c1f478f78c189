namespace Shortlist.Store.Disk;

/// <summary>
/// Where a key is found in the tree of folders. A folder's name ends in <c>+</c>, which no key holds: so the keys <c>a</c>
/// and <c>a/b</c> do not meet, and a file keeps the last segment as its name.
/// </summary>
internal static class BlobPath
{
    private const char FolderMark = '+';

    /// <summary>The file of a key, below the root.</summary>
    /// <exception cref="ArgumentException">The key is none.</exception>
    public static string FileOf(string root, string key)
    {
        var segments = PortRules.SegmentsOfKey(key);
        return Path.Combine([root, .. segments[..^1].Select(segment => segment + FolderMark), segments[^1]]);
    }

    /// <summary>The folder of a prefix, below the root.</summary>
    /// <exception cref="ArgumentException">The prefix is neither empty nor whole segments ending in a slash.</exception>
    public static string FolderOf(string root, string prefix) =>
        Path.Combine([root, .. PortRules.SegmentsOfPrefix(prefix).Select(segment => segment + FolderMark)]);

    /// <summary>The key of a file below the root.</summary>
    public static string KeyOf(string root, string file) =>
        Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/').Replace($"{FolderMark}/", "/", StringComparison.Ordinal);
}
