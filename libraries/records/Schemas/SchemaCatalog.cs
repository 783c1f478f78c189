using System.Collections.Concurrent;
using Shortlist.Store;

namespace Shortlist.Records;

/// <summary>Finds schema definitions, and keeps them compiled.</summary>
public sealed class SchemaCatalog(SchemaCollection schemas, SchemaVersionCollection versions)
{
    private const int MaxCompiled = 1000;
    private readonly ConcurrentDictionary<(string Id, int Version), CompiledSchema> _compiled = new();

    /// <summary>The newest version of the partner's schema of this name, whatever its case, or of this id; or null.</summary>
    public async Task<Versioned<SchemaDefinition>?> FindAsync(string partnerId, string nameOrId, CancellationToken cancellationToken)
    {
        foreach (var id in new[] { SchemaDefinition.IdOf(partnerId, nameOrId), nameOrId })
        {
            if (id.Length is > 0 and <= RecordId.MaxSchemaId
                && await schemas.FindAsync(id, cancellationToken) is { } found
                && found.Value.PartnerId == partnerId)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>A schema as it was in one version, compiled.</summary>
    /// <exception cref="InvalidOperationException">There is no such version: versions are never removed.</exception>
    public async ValueTask<CompiledSchema> CompiledAsync(string schemaId, int version, CancellationToken cancellationToken)
    {
        if (_compiled.TryGetValue((schemaId, version), out var known))
            return known;
        var newest = (await schemas.FindAsync(schemaId, cancellationToken))?.Value;
        var definition = newest?.VersionNumber == version
            ? newest
            : (await versions.FindAsync(SchemaVersionCollection.IdOf(schemaId, version), cancellationToken))?.Value;
        if (definition is null)
            throw new InvalidOperationException($"There is no version {version} of schema '{schemaId}'.");
        if (_compiled.Count > MaxCompiled)
            _compiled.Clear();
        return _compiled[(schemaId, version)] = Compile(definition);
    }

    /// <summary>The partner's schemas, by id.</summary>
    public async Task<IReadOnlyList<SchemaDefinition>> AllAsync(string partnerId, CancellationToken cancellationToken)
    {
        var all = await schemas.QueryAsync(
            new Query { Conditions = [Where.Equal("partner", partnerId)], Take = int.MaxValue }, cancellationToken);
        return [.. all.Select(found => found.Value)];
    }

    private static CompiledSchema Compile(SchemaDefinition definition)
    {
        // It was checked when it was defined; what it refers to is never removed.
        var byName = new Dictionary<string, SchemaReference>(StringComparer.OrdinalIgnoreCase);
        foreach (var reference in definition.References)
            byName[reference.Name] = byName[reference.Id] = reference;
        var compiler = new SchemaCompiler(name => byName.GetValueOrDefault(name));
        return compiler.Compile(definition.Schema, definition.ExternalIdField) is { } root
            ? new CompiledSchema(definition, root)
            : throw new InvalidOperationException($"Schema '{definition.Id}' version {definition.VersionNumber} cannot be read any more.");
    }
}
