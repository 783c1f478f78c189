using Shortlist.Client.TalentRay;

namespace Shortlist.Client.LlamaIndex;

/// <summary>A file to upload. Nothing is read before it is sent, and then as a stream.</summary>
public class FileUpload
{
    private protected FileUpload(CvFile file) => File = file;

    internal CvFile File { get; }

    internal virtual string FileField => "file";

    internal virtual IEnumerable<(string Name, string? Value)> Fields => [("purpose", "user_data")];

    /// <summary>A file of the disk under its own name.</summary>
    public static FileUpload OnDisk(string path) => new(CvFile.OnDisk(path));

    /// <summary>A file by its bytes.</summary>
    public static FileUpload InMemory(string name, ReadOnlyMemory<byte> content) => new(CvFile.InMemory(name, content));
}

/// <summary>A file to upload into a directory.</summary>
public sealed class DirectoryUpload : FileUpload
{
    private DirectoryUpload(CvFile file) : base(file)
    {
    }

    /// <summary>For people; null for the file's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Names it within its directory; null for the file's name.</summary>
    public string? UniqueId { get; init; }

    /// <summary>What to keep with it: a JSON object of texts, numbers, flags and lists of texts.</summary>
    public string? Metadata { get; init; }

    internal override string FileField => "upload_file";

    internal override IEnumerable<(string Name, string? Value)> Fields =>
        [("display_name", DisplayName), ("unique_id", UniqueId), ("metadata", Metadata)];

    /// <summary>A file of the disk under its own name.</summary>
    public static new DirectoryUpload OnDisk(string path) => new(CvFile.OnDisk(path));

    /// <summary>A file by its bytes.</summary>
    public static DirectoryUpload InMemory(
        string name, ReadOnlyMemory<byte> content, string? uniqueId = null, string? metadata = null) =>
        new(CvFile.InMemory(name, content)) { UniqueId = uniqueId, Metadata = metadata };
}
