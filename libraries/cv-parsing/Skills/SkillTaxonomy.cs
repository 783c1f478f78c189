using System.Reflection;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Skills;

/// <summary>
/// The skills that the parser knows by name: those built in, and those of files that an operator adds. Built once, then only
/// read, by any number of threads. The format of the files is described in <c>Taxonomy/README.md</c>.
/// </summary>
public sealed class SkillTaxonomy
{
    private static readonly Lazy<SkillTaxonomy> LazyBuiltIn = new(() => Load([]));

    private readonly PhraseTrie<SkillName> _names = new();
    private readonly Dictionary<string, Skill> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Skill> _byKey = new(StringComparer.Ordinal);

    private SkillTaxonomy()
    {
    }

    /// <summary>The skills that come with the parser.</summary>
    public static SkillTaxonomy BuiltIn => LazyBuiltIn.Value;

    /// <summary>All skills.</summary>
    public IReadOnlyCollection<Skill> Skills => _byId.Values;

    /// <summary>
    /// The skills that come with the parser and those of further files of the same format. A skill whose id is known replaces
    /// the known one's name, field and flags and adds to its aliases.
    /// </summary>
    /// <exception cref="FormatException">A line is not of the format; the message says which.</exception>
    public static SkillTaxonomy Load(IEnumerable<TextReader> extensions)
    {
        ArgumentNullException.ThrowIfNull(extensions);
        var taxonomy = new SkillTaxonomy();
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith("taxonomy/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            taxonomy.Add(SkillFile.Read(reader));
        }

        foreach (var extension in extensions)
            taxonomy.Add(SkillFile.Read(extension));

        taxonomy.Index();
        return taxonomy;
    }

    /// <summary>The skill of a name or alias, whatever its case, accents and punctuation; null when unknown.</summary>
    public Skill? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Find(name.AsSpan());
    }

    internal Skill? Find(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > 80)
            return null;

        var folded = Folding.Fold(name);
        return _names.TryGet(folded, out var known) ? known.Skill : _byKey.GetValueOrDefault(Folding.Key(name));
    }

    /// <summary>The skills named in a text, longest names first at each place.</summary>
    internal List<PhraseMatch<SkillName>> FindAll(ReadOnlySpan<char> folded, bool acrossBreaks = false) => _names.FindAll(folded, acrossBreaks);

    private void Add(IEnumerable<Skill> skills)
    {
        foreach (var skill in skills)
        {
            _byId[skill.Id] = _byId.TryGetValue(skill.Id, out var known)
                ? skill with { Aliases = [.. known.Aliases.Union(skill.Aliases, StringComparer.OrdinalIgnoreCase)] }
                : skill;
        }
    }

    /// <summary>Canonical names go first, so that no alias of one skill hides the name of another.</summary>
    private void Index()
    {
        foreach (var skill in _byId.Values)
            Index(skill, skill.Name);
        foreach (var skill in _byId.Values)
        {
            foreach (var alias in skill.Aliases)
                Index(skill, alias);
        }
    }

    private void Index(Skill skill, string name)
    {
        _names.TryAdd(name, new SkillName(skill, name));
        var key = Folding.Key(name);
        if (key.Length > 3)
            _byKey.TryAdd(key, skill);
    }
}

/// <summary>A name of a skill, as the taxonomy writes it.</summary>
internal readonly record struct SkillName(Skill Skill, string Written);
