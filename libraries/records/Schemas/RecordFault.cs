namespace Shortlist.Records;

/// <summary>What is wrong with a record, as its batch shows it.</summary>
/// <param name="Category">One of <see cref="FaultCategories"/>.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record RecordFault(string Category, string Message);

/// <summary>The categories of faults that batches show (api-surfaces.md R8).</summary>
public static class FaultCategories
{
    /// <summary>The record does not meet its schema.</summary>
    public const string Validation = "VALIDATION";

    /// <summary>It has a field that its schema does not name.</summary>
    public const string UnknownField = "UNKNOWN_FIELD";

    /// <summary>It exists where it must not, or a later write took its place before it could be applied.</summary>
    public const string Conflict = "CONFLICT";

    /// <summary>It refers to a record that is not there, and may not wait.</summary>
    public const string MissingDependency = "MISSING_DEPENDENCY";

    /// <summary>It waited, and what it refers to did not come.</summary>
    public const string DependencyExpired = "DEPENDENCY_EXPIRED";

    /// <summary>There is no such record.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>Records of other schemas refer to it.</summary>
    public const string Referenced = "REFERENCED";

    /// <summary>Not the record's fault.</summary>
    public const string Internal = "INTERNAL";
}
