using System.Text;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Skills.Import;

/// <summary>The classifications whose files can be read.</summary>
public enum TaxonomySource
{
    /// <summary>ESCO, the European classification: <c>skills_LL.csv</c>.</summary>
    Esco,

    /// <summary>O*NET, of the US Department of Labor: <c>Technology Skills.txt</c>, <c>Tools Used.txt</c>, <c>Skills.txt</c>.</summary>
    Onet,
}

/// <summary>What an import came to.</summary>
/// <param name="Read">Skills that the files told of.</param>
/// <param name="Known">Those of them that the taxonomy knew by one of their names.</param>
/// <param name="New">Those that it did not.</param>
/// <param name="Aliases">Names that were added to skills.</param>
/// <param name="LeftOut">Names that were left out: too long, or another skill's already.</param>
public sealed record ImportReport(int Read, int Known, int New, int Aliases, int LeftOut);

/// <summary>
/// Merges the skills of a foreign classification with what the taxonomy knows, and writes them as a file that
/// <see cref="SkillTaxonomy"/> loads. A skill that is known by any of its names keeps its id, name, field and flags and gains the
/// other names; no name ever comes to belong to two skills. A new skill whose only word may be an everyday one is marked ambiguous.
/// </summary>
public sealed class TaxonomyImport
{
    private const int ShortestUnmarkedWord = 4;
    private const string EscoPrefix = "esco-";

    private readonly TaxonomySource _source;
    private readonly SkillTaxonomy _taxonomy;
    private readonly Dictionary<string, Draft> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Draft> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Draft> _byName = new(StringComparer.Ordinal);
    private int _known;
    private int _new;
    private int _leftOut;

    /// <summary>An import into a taxonomy.</summary>
    /// <param name="source">Whose files are read.</param>
    /// <param name="taxonomy">What is known already.</param>
    public TaxonomyImport(TaxonomySource source, SkillTaxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        (_source, _taxonomy) = (source, taxonomy);
    }

    private sealed class Draft(Skill skill)
    {
        public Skill Skill { get; } = skill;

        public List<string> Aliases { get; } = [];
    }

    /// <summary>What the import came to so far.</summary>
    public ImportReport Report => new(_byKey.Count, _known, _new, _byId.Values.Sum(draft => draft.Aliases.Count), _leftOut);

    /// <summary>
    /// Reads a file. Files of several languages of one classification go into one import, one after the other: the first one's labels
    /// become the names.
    /// </summary>
    /// <exception cref="FormatException">The file is not of the classification's format; the message names line and column.</exception>
    public void Add(TextReader file)
    {
        ArgumentNullException.ThrowIfNull(file);
        foreach (var skill in _source == TaxonomySource.Esco ? EscoFile.Read(file) : OnetFile.Read(file))
            Add(skill);
    }

    /// <summary>Writes the file: skills by field, then by name.</summary>
    public async Task WriteAsync(TextWriter target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        var line = new StringBuilder($"# Imported from {_source.ToString().ToUpperInvariant()} by \"shortlist taxonomy import\". Made anew by the next import.\n");
        var field = "";
        foreach (var (skill, aliases) in _byId.Values.Select(draft => (draft.Skill, draft.Aliases))
            .Where(draft => draft.Aliases.Count > 0 || _taxonomy.FindById(draft.Skill.Id) is null)
            .OrderBy(draft => draft.Skill.Field, StringComparer.Ordinal).ThenBy(draft => draft.Skill.Name, StringComparer.Ordinal))
        {
            if (skill.Field != field)
                line.Append("@field ").Append(field = skill.Field).Append('\n');
            line.Append(skill.Name).Append('\t').AppendJoin('|', aliases).Append('\t').Append(skill.IsAmbiguous ? "ambiguous" : "").Append('\t').Append(skill.Id).Append('\n');
            await target.WriteAsync(line, cancellationToken);
            line.Clear();
        }

        await target.WriteAsync(line, cancellationToken);
    }

    private void Add(ImportedSkill imported)
    {
        var names = imported.Aliases.Prepend(imported.Name).SelectMany(Variants).Distinct(StringComparer.Ordinal).ToList();
        _leftOut += names.RemoveAll(name => !IsUsable(name));
        if (names.Count == 0)
            return;

        if (!_byKey.TryGetValue(imported.Key, out var draft))
            _byKey.Add(imported.Key, draft = Known(names) ?? Drafted(imported, names[0]));
        foreach (var name in names)
            AddName(draft, name);
    }

    /// <summary>The skill that one of the names belongs to, its main name first.</summary>
    private Draft? Known(List<string> names)
    {
        foreach (var name in names)
        {
            if (_taxonomy.Find(name) is { } skill)
            {
                _known++;
                return DraftOf(skill);
            }

            if (_byName.TryGetValue(Folding.Key(name), out var draft) && string.Equals(name, names[0], StringComparison.Ordinal))
                return draft;
        }

        return null;
    }

    private Draft Drafted(ImportedSkill imported, string name)
    {
        var field = _source.ToString().ToLowerInvariant();
        var draft = DraftOf(new Skill(IdOf(imported, name), name, field, [], !imported.IsProperName && IsOneWord(name)));
        _byName.TryAdd(Folding.Key(name), draft);
        _new++;
        return draft;
    }

    private Draft DraftOf(Skill skill)
    {
        if (!_byId.TryGetValue(skill.Id, out var draft))
            _byId.Add(skill.Id, draft = new Draft(skill));
        return draft;
    }

    private void AddName(Draft draft, string name)
    {
        if (string.Equals(name, draft.Skill.Name, StringComparison.Ordinal))
            return;

        var key = Folding.Key(name);
        var owner = _taxonomy.Find(name)?.Id ?? _byName.GetValueOrDefault(key)?.Skill.Id;
        if (owner is null)
        {
            _byName.Add(key, draft);
            draft.Aliases.Add(IsOneWord(name) ? name + "?" : name);
        }
        else if (!string.Equals(owner, draft.Skill.Id, StringComparison.Ordinal))
        {
            _leftOut++;
        }
    }

    /// <summary>ESCO's ids outlive changes of labels; O*NET has none for examples.</summary>
    private string IdOf(ImportedSkill imported, string name)
    {
        var id = _source == TaxonomySource.Esco ? EscoPrefix + SkillFile.IdOf(imported.Key[(imported.Key.LastIndexOf('/') + 1)..]) : SkillFile.IdOf(name);
        var unique = id;
        for (var number = 2; _byId.ContainsKey(unique) || _taxonomy.FindById(unique) is not null; number++)
            unique = $"{id}-{number}";
        return unique;
    }

    /// <summary>"Python (computer programming)" is looked for without its brackets too.</summary>
    private static IEnumerable<string> Variants(string name)
    {
        yield return Tidy(name);
        var bracket = name.LastIndexOf(" (", StringComparison.Ordinal);
        if (bracket > 1 && name.EndsWith(')'))
            yield return Tidy(name[..bracket]);
    }

    private static string Tidy(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('?');

    private static bool IsUsable(string name) =>
        name.Length is > 0 and <= SkillFile.LongestName && !name.Contains('|', StringComparison.Ordinal) && name[0] is not ('#' or '@') && Folding.Key(name).Length > 0;

    /// <summary>A word alone may be an everyday one, unless capitals, digits or signs inside it say otherwise.</summary>
    private static bool IsOneWord(string name) =>
        name.All(c => char.IsLetter(c) || c == '-') && (name.Length < ShortestUnmarkedWord || !name.AsSpan(1).ContainsAnyInRange('A', 'Z'));
}
