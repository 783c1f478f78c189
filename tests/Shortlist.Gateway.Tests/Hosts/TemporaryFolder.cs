namespace Shortlist.Gateway.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("shortlist-gateway-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
