namespace Shortlist.Records;

/// <summary>
/// Which properties an object of a schema may have, the parts of the schema that judge the same value included. A schema that
/// names properties and does not say that there may be others is closed (api-surfaces.md §3.2: unknown fields are rejected unless
/// ignored).
/// </summary>
internal sealed class SchemaShape
{
    /// <summary>Knows nothing and allows everything.</summary>
    public static readonly SchemaShape Open = new(isClosed: false, []);

    private readonly Dictionary<string, SchemaNode> _known;

    private SchemaShape(bool isClosed, Dictionary<string, SchemaNode> known)
    {
        IsClosed = isClosed;
        _known = known;
    }

    /// <summary>Whether properties that are not known may not be there.</summary>
    public bool IsClosed { get; }

    /// <summary>Whether the property is named.</summary>
    public bool Knows(string name) => _known.ContainsKey(name);

    /// <summary>What the property must be, or null; of several parts that name it, the first.</summary>
    public SchemaNode? Find(string name) => _known.GetValueOrDefault(name);

    /// <summary>The shape of a schema.</summary>
    public static SchemaShape Of(SchemaNode node)
    {
        var seen = new HashSet<SchemaNode>(ReferenceEqualityComparer.Instance);
        var known = new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
        var names = false;
        var opens = false;
        Add(node);
        return !names && known.Count == 0 ? Open : new(names && !opens, known);

        void Add(SchemaNode part)
        {
            if (!seen.Add(part))
                return;
            names |= part.NamesProperties || part.Additional is { IsNever: true };
            opens |= part.Additional is { IsNever: false };
            foreach (var property in part.Properties)
                known.TryAdd(property.Name, property.Node);
            foreach (var other in part.SameValue)
                Add(other);
        }
    }
}
