using System.Text.Json;

namespace Shortlist.Client.Reach;

/// <summary>A schema to define.</summary>
public sealed record NewSchema
{
    /// <summary>Letters, digits, <c>_</c> and <c>-</c>; unique for the partner whatever its case, and never changed.</summary>
    public required string Name { get; init; }

    /// <summary>The name of many.</summary>
    public required string PluralName { get; init; }

    /// <summary>The property whose value names a record.</summary>
    public required string ExternalIdField { get; init; }

    /// <summary>A JSON Schema; <c>{"$ref":"reach:schemas/NAME"}</c> refers to records of another one.</summary>
    public required JsonElement Schema { get; init; }

    /// <summary>For people.</summary>
    public string? Description { get; init; }

    /// <summary>Such as <c>custom_schema</c>, which is the default.</summary>
    public string? Category { get; init; }
}

/// <summary>What changes of a schema; null stays as it was.</summary>
public sealed record SchemaUpdate
{
    /// <summary>A JSON Schema.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>For people.</summary>
    public string? Description { get; init; }

    /// <summary>Such as <c>custom_schema</c>.</summary>
    public string? Category { get; init; }
}

/// <summary>A schema.</summary>
public sealed record Schema
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The name of many.</summary>
    public required string PluralName { get; init; }

    /// <summary>For people.</summary>
    public string? Description { get; init; }

    /// <summary>What it is for.</summary>
    public required string Category { get; init; }

    /// <summary>The property whose value names a record.</summary>
    public required string ExternalIdField { get; init; }

    /// <summary>From 1; every change makes the next one.</summary>
    public required int VersionNumber { get; init; }

    /// <summary>The schemas that it refers to.</summary>
    public required IReadOnlyList<SchemaReference> ReferenceSchemas { get; init; }
}

/// <summary>Another schema.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record SchemaReference(string Id, string Name);
