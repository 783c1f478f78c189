using Shortlist.Surfaces;

namespace Shortlist.Query;

/// <summary>The reading side of the LlamaIndex surface.</summary>
internal static class LlamaIndexReads
{
    public static void MapLlamaIndex(this IEndpointRouteBuilder app)
    {
        var directories = app.MapGroup("/api/v1/beta/directories");
        directories.MapRead("", ListDirectories.HandleAsync);
        directories.MapRead("/{id}", GetDirectory.HandleAsync);
        directories.MapRead("/{id}/files", ListDirectoryFiles.HandleAsync);
        directories.MapRead("/{id}/files/{fileId}", GetDirectoryFile.HandleAsync);

        var files = app.MapGroup("/api/v1/beta/files");
        files.MapRead("", ListFiles.HandleAsync);
        files.MapRead("/{id}", GetFile.HandleAsync);
        files.MapRead("/{id}/content", GetFileContent.HandleAsync);
        app.MapRead(DownloadLinks.Path, DownloadLinks.HandleAsync).AllowAnonymous();

        var configurations = app.MapGroup("/api/v1/beta/configurations");
        configurations.MapRead("", ListConfigurations.HandleAsync);
        configurations.MapRead("/{id}", GetConfiguration.HandleAsync);

        var batches = app.MapGroup("/api/v2/batches");
        batches.MapRead("", ListBatches.HandleAsync);
        batches.MapRead("/{id}", GetBatch.HandleAsync);

        var parse = app.MapGroup("/api/v2/parse");
        parse.MapRead("", ListParseJobs.HandleAsync);
        parse.MapRead("/versions", GetParseVersions.Handle);
        parse.MapRead("/{id}", GetParseJob.HandleAsync);

        var extract = app.MapGroup("/api/v2/extract");
        extract.MapRead("", ListExtractJobs.HandleAsync);
        extract.MapRead("/{id}", GetExtractJob.HandleAsync);
    }
}
