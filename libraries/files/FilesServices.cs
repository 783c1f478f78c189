using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shortlist.Batches;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Files;

/// <summary>Registers the collections of directories, files, configurations and jobs.</summary>
public static class FilesServices
{
    /// <summary>Adds them once, however many services of a process ask.</summary>
    public static IServiceCollection AddFileCollections(this IServiceCollection services)
    {
        services.AddIdentity();
        services.AddBatchReads();
        services.TryAddSingleton<DirectoryCollection>();
        services.TryAddSingleton<DirectoryFileCollection>();
        services.TryAddSingleton<EntryNameCollection>();
        services.TryAddSingleton<StoredFileCollection>();
        services.TryAddSingleton<ConfigurationCollection>();
        services.TryAddSingleton<SnapshotCollection>();
        services.TryAddSingleton<JobCollection>();
        services.TryAddSingleton<ParseResultCollection>();
        services.TryAddSingleton<ExtractResultCollection>();
        services.TryAddSingleton<FileBatchCollection>();
        services.TryAddSingleton<FileBatchRowsCollection>();
        services.TryAddSingleton<FileBatches>();
        return services;
    }
}
