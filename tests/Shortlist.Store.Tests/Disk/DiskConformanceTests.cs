using Shortlist.Store.Disk;
using Shortlist.Store.Tests.Conformance;

namespace Shortlist.Store.Tests.Disk;

public sealed class DiskConformanceTests : BlobStoreConformance
{
    private readonly TemporaryFolder _folder = new();

    protected override Task<IBlobStore> OpenAsync() =>
        Task.FromResult<IBlobStore>(new DiskBlobStore(new DiskBlobOptions { Folder = _folder.File("files") }, TimeProvider.System));

    protected override Task CloseAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    protected override Task NothingIsLeftAsync()
    {
        Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).ShouldBeEmpty();
        return Task.CompletedTask;
    }
}
