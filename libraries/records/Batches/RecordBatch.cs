using System.Globalization;
using Shortlist.Batches;

namespace Shortlist.Records;

/// <summary>What a batch of records shall do; kept in the batch's properties.</summary>
public sealed record RecordBatch
{
    /// <summary>The surface's name in batches.</summary>
    public const string SurfaceName = "reach";

    /// <summary>The queue of the workers.</summary>
    public const string Pool = "records";

    /// <summary>Kind of batches that write records.</summary>
    public const string IngestKind = "RecordIngest";

    /// <summary>Kind of batches that change records.</summary>
    public const string PatchKind = "RecordPatch";

    /// <summary>Kind of batches that delete records.</summary>
    public const string DeleteKind = "RecordDelete";

    /// <summary>The kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The schema.</summary>
    public required string SchemaId { get; init; }

    /// <summary>Its name.</summary>
    public required string SchemaName { get; init; }

    /// <summary>Its version when the batch was accepted.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>Whether a record that exists is a conflict.</summary>
    public bool RejectsExisting { get; init; }

    /// <summary>Whether fields that the schema does not name are dropped.</summary>
    public bool IgnoresUnknownFields { get; init; }

    /// <summary>How long a record may wait for others; zero: not at all.</summary>
    public TimeSpan DependencyWait { get; init; }

    /// <summary>Whether what refers to a deleted record is deleted as well.</summary>
    public bool Cascades { get; init; }

    /// <summary>The properties of the batch.</summary>
    public IReadOnlyDictionary<string, string> ToProperties() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["schemaId"] = SchemaId,
        ["schemaName"] = SchemaName,
        ["schemaVersion"] = SchemaVersion.ToString(CultureInfo.InvariantCulture),
        ["reject"] = RejectsExisting ? "true" : "false",
        ["ignoreUnknown"] = IgnoresUnknownFields ? "true" : "false",
        ["wait"] = ((long)DependencyWait.TotalSeconds).ToString(CultureInfo.InvariantCulture),
        ["cascade"] = Cascades ? "true" : "false",
    };

    /// <summary>Reads the properties back.</summary>
    public static RecordBatch Of(Batch batch) => new()
    {
        Kind = batch.Kind,
        SchemaId = batch.Properties["schemaId"],
        SchemaName = batch.Properties["schemaName"],
        SchemaVersion = int.Parse(batch.Properties["schemaVersion"], CultureInfo.InvariantCulture),
        RejectsExisting = batch.Properties["reject"] == "true",
        IgnoresUnknownFields = batch.Properties["ignoreUnknown"] == "true",
        DependencyWait = TimeSpan.FromSeconds(long.Parse(batch.Properties["wait"], CultureInfo.InvariantCulture)),
        Cascades = batch.Properties["cascade"] == "true",
    };

    /// <summary>The blob of what a batch submitted.</summary>
    public static string InputKey(Guid batchId) => $"records/{batchId:N}";
}
