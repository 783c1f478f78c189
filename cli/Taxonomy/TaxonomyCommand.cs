using System.CommandLine;

namespace Shortlist.Cli.Taxonomy;

/// <summary><c>shortlist taxonomy</c>: an operator's own skills, from other classifications or written by hand.</summary>
internal static class TaxonomyCommand
{
    public static Command Create() => new("taxonomy", "Skills that an operator adds to the built-in ones.")
    {
        ImportCommand.Create(),
        CheckCommand.Create(),
    };
}
