using System.CommandLine;
using Shortlist.Cli.Admin;
using Shortlist.Cli.Parse;
using Shortlist.Cli.Screen;
using Shortlist.Cli.Taxonomy;

var root = new RootCommand("Shortlist: reads and screens CVs in batches.")
{
    ParseCommand.Create(),
    ScreenCommand.Create(),
    TaxonomyCommand.Create(),
    TenantCommand.Create(),
    UserCommand.Create(),
    KeyCommand.Create(),
    PartnerCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
