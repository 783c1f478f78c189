namespace Shortlist.Records;

/// <summary>How records are named: by tenant, schema and the partner's own external id.</summary>
public static class RecordId
{
    /// <summary>Characters of an external id at the most.</summary>
    public const int MaxExternalId = 255;

    /// <summary>Characters of a schema's id at the most.</summary>
    public const int MaxSchemaId = 64;

    private const char Separator = '|';

    /// <summary>The document id of a record. Neither tenant nor schema holds the separator.</summary>
    public static string Of(string tenantId, string schemaId, string externalId) => $"{tenantId}{Separator}{schemaId}{Separator}{externalId}";

    /// <summary>What all records of a tenant and schema have in common.</summary>
    public static string SetOf(string tenantId, string schemaId) => $"{tenantId}{Separator}{schemaId}";

    /// <summary>The set that a record belongs to.</summary>
    public static string SetOf(string recordId) =>
        recordId[..recordId.IndexOf(Separator, recordId.IndexOf(Separator, StringComparison.Ordinal) + 1)];

    /// <summary>The schema of a record.</summary>
    public static string SchemaOf(string recordId) => recordId.Split(Separator, 3)[1];

    /// <summary>The external id of a record.</summary>
    public static string ExternalIdOf(string recordId) => recordId.Split(Separator, 3)[2];

    /// <summary>What is wrong with an external id, or null.</summary>
    public static string? Fault(string externalId)
    {
        if (externalId.Length == 0)
            return "must not be empty";
        if (externalId.Length > MaxExternalId)
            return $"must not be longer than {MaxExternalId} characters";
        return externalId.AsSpan().ContainsAnyInRange('\0', '\u001F') || externalId.Contains('\u007F', StringComparison.Ordinal)
            ? "must not hold control characters"
            : null;
    }
}
