using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shortlist.CvParsing.Skills;

namespace Shortlist.CvParsing;

/// <summary>Registers the CV parser.</summary>
public static class CvParsingServices
{
    /// <summary>
    /// Adds <see cref="CvParser"/> and the taxonomy that it uses: the built-in one, and every <c>*.tsv</c> of the folder that
    /// <c>Taxonomy:Path</c> names on top of it, in the order of their names.
    /// </summary>
    public static IServiceCollection AddCvParsing(this IServiceCollection services)
    {
        services.TryAddSingleton(LoadTaxonomy);
        services.TryAddSingleton<CvParser>();
        return services;
    }

    private static SkillTaxonomy LoadTaxonomy(IServiceProvider services)
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
