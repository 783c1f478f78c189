namespace Shortlist.Ingest.Records;

/// <summary>How a submission is written.</summary>
/// <param name="ListName">The member that holds the items; null for a body of bare values, one after another (NDJSON).</param>
/// <param name="HoldsIds">Whether an item is an external id instead of a record.</param>
/// <param name="ExternalIdField">The field of a record that names it.</param>
internal sealed record BodyShape(string? ListName, bool HoldsIds, string ExternalIdField);

/// <summary>The members of a submission beside its list.</summary>
internal sealed class BodyFlags
{
    /// <summary>Take what refers to the records along.</summary>
    public bool Cascade { get; set; }

    /// <summary>All records of the schema.</summary>
    public bool DeleteAll { get; set; }

    /// <summary>Only say what would happen.</summary>
    public bool DryRun { get; set; }

    /// <summary>Whether the list was there.</summary>
    public bool HasList { get; set; }
}
