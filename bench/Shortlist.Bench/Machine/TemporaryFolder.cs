namespace Shortlist.Bench.Machine;

/// <summary>A folder for one run, removed at its end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("shortlist-bench-").FullName;

    public string Path { get; }

    /// <summary>A new folder within.</summary>
    public string Sub(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
