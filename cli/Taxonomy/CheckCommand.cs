using System.CommandLine;
using Shortlist.CvParsing.Skills;

namespace Shortlist.Cli.Taxonomy;

/// <summary>
/// <c>shortlist taxonomy check DIR</c>: says, as <c>file:line: message</c>, what is wrong in the files of skills of a folder. 0 when they can
/// be used, 1 when they cannot.
/// </summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "Folder with files of skills (*.tsv), as Taxonomy:Path names it." };
        folder.AcceptExistingOnly();
        var command = new Command("check", "Say what is wrong in the files of skills of a folder.") { folder };
        command.SetAction(result => Check(result.GetRequiredValue(folder)));
        return command;
    }

    private static int Check(DirectoryInfo folder)
    {
        var (problems, skills) = TaxonomyCheck.Check(folder.FullName);
        foreach (var problem in problems)
            Console.WriteLine($"{problem.File}:{problem.Line}: {(problem.IsError ? "error" : "warning")}: {problem.Message}");

        var errors = problems.Count(problem => problem.IsError);
        Console.WriteLine($"{skills} skills, {errors} errors, {problems.Count - errors} warnings.");
        return errors == 0 ? 0 : 1;
    }
}
