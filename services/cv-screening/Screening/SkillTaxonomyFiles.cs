using Shortlist.CvParsing.Skills;

namespace Shortlist.CvScreening;

/// <summary>The taxonomy that screening uses: the built-in one, and the operator's files on top of it.</summary>
internal static class SkillTaxonomyFiles
{
    /// <summary>Reads every <c>*.tsv</c> of the folder that <c>Taxonomy:Path</c> names, in the order of their names.</summary>
    public static SkillTaxonomy Load(IServiceProvider services)
    {
        if (services.GetRequiredService<IConfiguration>()["Taxonomy:Path"] is not { Length: > 0 } folder)
            return SkillTaxonomy.BuiltIn;

        var readers = Directory.EnumerateFiles(folder, "*.tsv").Order(StringComparer.Ordinal).Select(File.OpenText).ToList();
        try
        {
            return SkillTaxonomy.Load(readers);
        }
        finally
        {
            readers.ForEach(reader => reader.Dispose());
        }
    }
}
