using System.Reflection;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Skills;

/// <summary>
/// The skills that the parser knows by name: those built in, and those of files that an operator adds. Built once, then only
/// read, by any number of threads. The format of the files is described in <c>Taxonomy/README.md</c>.
/// </summary>
public sealed class SkillTaxonomy
{
    private const int ShortestKey = 4;

    // What an everyday phrase stands for that only looks like a skill. It is never given away.
    private static readonly Skill None = new("", "", "", [], IsAmbiguous: true);

    private static readonly Lazy<SkillTaxonomy> LazyBuiltIn = new(() => Load([]));

    private readonly PhraseTrie<SkillName> _names = new();
    private readonly Dictionary<string, Skill> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Skill> _byKey = new(StringComparer.Ordinal);
    private readonly List<string> _everydayPhrases = [];

    private SkillTaxonomy()
    {
    }

    /// <summary>The skills that come with the parser.</summary>
    public static SkillTaxonomy BuiltIn => LazyBuiltIn.Value;

    /// <summary>All skills.</summary>
    public IReadOnlyCollection<Skill> Skills => _byId.Values;

    /// <summary>
    /// The skills that come with the parser and those of every <c>*.tsv</c> of a folder, in the order of the files' names.
    /// </summary>
    /// <exception cref="FormatException">A line is not of the format; the message names file and line.</exception>
    public static SkillTaxonomy LoadFolder(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var taxonomy = WithBuiltIn();
        foreach (var path in Directory.EnumerateFiles(folder, "*.tsv").Order(StringComparer.Ordinal))
        {
            using var reader = File.OpenText(path);
            taxonomy.Add(reader, $"{Path.GetFileName(path)}: ");
        }

        taxonomy.Index();
        return taxonomy;
    }

    /// <summary>
    /// The skills that come with the parser and those of further files of the same format. A skill whose id is known replaces
    /// the known one's name, field and flags and adds to its aliases.
    /// </summary>
    /// <exception cref="FormatException">A line is not of the format; the message says which.</exception>
    public static SkillTaxonomy Load(IEnumerable<TextReader> extensions)
    {
        ArgumentNullException.ThrowIfNull(extensions);
        var taxonomy = WithBuiltIn();
        foreach (var extension in extensions)
            taxonomy.Add(extension, "");

        taxonomy.Index();
        return taxonomy;
    }

    /// <summary>The skill of a name or alias, whatever its case, accents and punctuation; null when unknown.</summary>
    public Skill? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Find(name.AsSpan());
    }

    /// <summary>The skill of an id; null when unknown.</summary>
    public Skill? FindById(string id) => _byId.GetValueOrDefault(id);

    internal Skill? Find(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > SkillFile.LongestName)
            return null;

        var folded = Folding.Fold(name);
        return _names.TryGet(folded, out var known) && !ReferenceEquals(known.Skill, None) ? known.Skill : _byKey.GetValueOrDefault(Folding.Key(name));
    }

    /// <summary>The skills named in a text, longest names first at each place; everyday phrases that hold one are passed over.</summary>
    internal List<PhraseMatch<SkillName>> FindAll(ReadOnlySpan<char> folded, bool acrossBreaks = false) => FindAll(folded, Tokens.Split(folded), acrossBreaks);

    /// <summary>The same in a text that was cut before.</summary>
    internal List<PhraseMatch<SkillName>> FindAll(ReadOnlySpan<char> folded, List<Token> tokens, bool acrossBreaks = false)
    {
        var matches = _names.FindAll(folded, tokens, acrossBreaks);
        matches.RemoveAll(match => ReferenceEquals(match.Value.Skill, None));
        return matches;
    }

    private static SkillTaxonomy WithBuiltIn()
    {
        var taxonomy = new SkillTaxonomy();
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith("taxonomy/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            taxonomy.Add(reader, $"{resource}: ");
        }

        return taxonomy;
    }

    private void Add(TextReader reader, string source)
    {
        foreach (var line in SkillFile.Read(reader))
        {
            if (line.Fault is { } fault)
                throw new FormatException($"{source}Line {line.Number}: {fault}");
            if (line.Skill is { } skill)
                Add(skill);
            _everydayPhrases.AddRange(line.Phrases ?? []);
        }
    }

    private void Add(Skill skill) => _byId[skill.Id] = _byId.TryGetValue(skill.Id, out var known)
        ? skill with
        {
            Aliases = [.. known.Aliases.Union(skill.Aliases, StringComparer.OrdinalIgnoreCase)],
            AmbiguousAliases = [.. known.AmbiguousAliases.Union(skill.AmbiguousAliases, StringComparer.OrdinalIgnoreCase)],
        }
        : skill;

    /// <summary>Canonical names go first, so that no alias of one skill hides the name of another; what is no skill goes last.</summary>
    private void Index()
    {
        foreach (var skill in _byId.Values)
            Index(skill, skill.Name, skill.IsAmbiguous);
        foreach (var skill in _byId.Values)
        {
            foreach (var alias in skill.Aliases)
                Index(skill, alias, skill.AmbiguousAliases.Contains(alias, StringComparer.Ordinal));
        }

        foreach (var phrase in _everydayPhrases)
            _names.TryAdd(phrase, new SkillName(None, phrase, IsAmbiguous: true));
    }

    private void Index(Skill skill, string name, bool isAmbiguous)
    {
        _names.TryAdd(name, new SkillName(skill, name, isAmbiguous));
        var key = Folding.Key(name);
        if (key.Length >= ShortestKey)
            _byKey.TryAdd(key, skill);
    }
}

/// <summary>A name of a skill, as the taxonomy writes it.</summary>
/// <param name="Skill">The skill.</param>
/// <param name="Written">The name.</param>
/// <param name="IsAmbiguous">Whether it is also an everyday word.</param>
internal readonly record struct SkillName(Skill Skill, string Written, bool IsAmbiguous);
