using RestEase;

namespace Shortlist.Client.LlamaIndex;

/// <summary>
/// The LlamaIndex surface, call by call: files in directories, saved configurations, batches that run one over the other, and the
/// jobs that come of it. Every call is for the key's first project unless the client was made for another. Refusals are
/// <see cref="ShortlistApiException"/>.
/// </summary>
public interface ILlamaIndexApi : IDisposable
{
    /// <summary>Makes a directory.</summary>
    [Post("api/v1/beta/directories")]
    Task<FileDirectory> CreateDirectoryAsync([Body] NewDirectory directory, CancellationToken cancellationToken = default);

    /// <summary>A directory.</summary>
    [Get("api/v1/beta/directories/{directoryId}")]
    Task<FileDirectory> GetDirectoryAsync([Path] string directoryId, CancellationToken cancellationToken = default);

    /// <summary>Directories, newest first.</summary>
    [Get("api/v1/beta/directories")]
    Task<CursorPage<FileDirectory>> ListDirectoriesAsync(
        [Query("page_token")] string? pageToken = null,
        [Query("page_size")] int? pageSize = null,
        [Query] string? name = null,
        CancellationToken cancellationToken = default);

    /// <summary>Changes what is given and leaves the rest.</summary>
    [Patch("api/v1/beta/directories/{directoryId}")]
    Task<FileDirectory> UpdateDirectoryAsync([Path] string directoryId, [Body] DirectoryUpdate update, CancellationToken cancellationToken = default);

    /// <summary>Removes a directory with its files. Batches that were made from it go on.</summary>
    [Delete("api/v1/beta/directories/{directoryId}")]
    Task DeleteDirectoryAsync([Path] string directoryId, CancellationToken cancellationToken = default);

    /// <summary>Uploads a file into a directory.</summary>
    [Post("api/v1/beta/directories/{directoryId}/files/upload")]
    Task<DirectoryFile> UploadToDirectoryAsync([Path] string directoryId, [Body] DirectoryUpload upload, CancellationToken cancellationToken = default);

    /// <summary>Makes a file that is there an entry of a directory.</summary>
    [Post("api/v1/beta/directories/{directoryId}/files")]
    Task<DirectoryFile> AddToDirectoryAsync([Path] string directoryId, [Body] NewDirectoryFile file, CancellationToken cancellationToken = default);

    /// <summary>The entries of a directory, in the order in which they came.</summary>
    [Get("api/v1/beta/directories/{directoryId}/files")]
    Task<CursorPage<DirectoryFile>> ListDirectoryFilesAsync(
        [Path] string directoryId,
        [Query("page_token")] string? pageToken = null,
        [Query("page_size")] int? pageSize = null,
        CancellationToken cancellationToken = default);

    /// <summary>Removes an entry, and its file if that was uploaded with it.</summary>
    [Delete("api/v1/beta/directories/{directoryId}/files/{fileId}")]
    Task DeleteDirectoryFileAsync([Path] string directoryId, [Path] string fileId, CancellationToken cancellationToken = default);

    /// <summary>Uploads a file that is in no directory yet.</summary>
    [Post("api/v1/beta/files")]
    Task<StoredFile> UploadFileAsync([Body] FileUpload upload, CancellationToken cancellationToken = default);

    /// <summary>A file.</summary>
    [Get("api/v1/beta/files/{fileId}")]
    Task<StoredFile> GetFileAsync([Path] string fileId, CancellationToken cancellationToken = default);

    /// <summary>A link to a file's bytes, good for an hour.</summary>
    [Get("api/v1/beta/files/{fileId}/content")]
    Task<DownloadLink> GetFileContentAsync([Path] string fileId, CancellationToken cancellationToken = default);

    /// <summary>Removes a file.</summary>
    [Delete("api/v1/beta/files/{fileId}")]
    Task DeleteFileAsync([Path] string fileId, CancellationToken cancellationToken = default);

    /// <summary>Saves a configuration; one of the same name and product is changed instead.</summary>
    [Post("api/v1/beta/configurations")]
    Task<JobConfiguration> SaveConfigurationAsync([Body] NewConfiguration configuration, CancellationToken cancellationToken = default);

    /// <summary>A configuration.</summary>
    [Get("api/v1/beta/configurations/{configurationId}")]
    Task<JobConfiguration> GetConfigurationAsync([Path] string configurationId, CancellationToken cancellationToken = default);

    /// <summary>Removes a configuration. Batches that were made with it keep what they were made with.</summary>
    [Delete("api/v1/beta/configurations/{configurationId}")]
    Task DeleteConfigurationAsync([Path] string configurationId, CancellationToken cancellationToken = default);

    /// <summary>Starts a job for every file that the directory has now.</summary>
    [Post("api/v2/batches")]
    Task<FileBatch> CreateBatchAsync([Body] NewFileBatch batch, CancellationToken cancellationToken = default);

    /// <summary>How far a batch is.</summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="expand"><c>results</c> for the job of each file; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("api/v2/batches/{batchId}")]
    Task<FileBatch> GetBatchAsync([Path] string batchId, [Query] string? expand = null, CancellationToken cancellationToken = default);

    /// <summary>Batches, newest first.</summary>
    [Get("api/v2/batches")]
    Task<CursorPage<FileBatch>> ListBatchesAsync(
        [Query("page_token")] string? pageToken = null,
        [Query("page_size")] int? pageSize = null,
        [Query] string? status = null,
        [Query("source_directory_id")] string? sourceDirectoryId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Stops a batch: what is done stays, what is not begun is given up.</summary>
    [Post("api/v2/batches/{batchId}/cancel")]
    Task<FileBatch> CancelBatchAsync([Path] string batchId, CancellationToken cancellationToken = default);

    /// <summary>Parses a file that is there.</summary>
    [Post("api/v2/parse")]
    Task<ParseJob> ParseAsync([Body] NewParseJob job, CancellationToken cancellationToken = default);

    /// <summary>A parse job.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="expand">What to send of its result, parted by commas, such as <c>markdown_full,job_metadata</c>; null for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("api/v2/parse/{jobId}")]
    Task<ParsedJob> GetParseJobAsync([Path] string jobId, [Query] string? expand = null, CancellationToken cancellationToken = default);

    /// <summary>Stops a parse job.</summary>
    [Post("api/v2/parse/{jobId}/cancel")]
    Task<ParseJob> CancelParseJobAsync([Path] string jobId, CancellationToken cancellationToken = default);

    /// <summary>Removes a parse job that has ended, and its result.</summary>
    [Delete("api/v2/parse/{jobId}")]
    Task DeleteParseJobAsync([Path] string jobId, CancellationToken cancellationToken = default);

    /// <summary>Fills a schema from a file.</summary>
    [Post("api/v2/extract")]
    Task<ExtractJob> ExtractAsync([Body] NewExtractJob job, CancellationToken cancellationToken = default);

    /// <summary>An extract job, with its result once it is completed.</summary>
    [Get("api/v2/extract/{jobId}")]
    Task<ExtractJob> GetExtractJobAsync([Path] string jobId, [Query] string? expand = null, CancellationToken cancellationToken = default);

    /// <summary>Stops an extract job.</summary>
    [Post("api/v2/extract/{jobId}/cancel")]
    Task<ExtractJob> CancelExtractJobAsync([Path] string jobId, CancellationToken cancellationToken = default);
}
