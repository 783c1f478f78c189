using Shortlist.CvParsing.Skills;

namespace Shortlist.CvScreening;

/// <summary>The taxonomy that screening uses: the built-in one, and the operator's files on top of it.</summary>
internal static class SkillTaxonomyFiles
{
    /// <summary>Reads every <c>*.tsv</c> of the folder that <c>Taxonomy:Path</c> names, in the order of their names.</summary>
    public static SkillTaxonomy Load(IServiceProvider services) =>
        services.GetRequiredService<IConfiguration>()["Taxonomy:Path"] is { Length: > 0 } folder ? SkillTaxonomy.LoadFolder(folder) : SkillTaxonomy.BuiltIn;
}
