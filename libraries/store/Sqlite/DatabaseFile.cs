namespace Shortlist.Store.Sqlite;

/// <summary>The file of a database, before SQLite opens it.</summary>
internal static class DatabaseFile
{
    /// <summary>Makes folder and file, readable by their owner alone, unless they are there. SQLite gives its other files the same mode.</summary>
    public static void Create(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            PrivateFile.CreateFolder(folder);
        PrivateFile.CreateIfMissing(path);
    }
}
