using System.CommandLine;
using Shortlist.Cli.Admin;
using Shortlist.Cli.Parse;
using Shortlist.Cli.Screen;

var root = new RootCommand("Shortlist: reads and screens CVs in batches.")
{
    ParseCommand.Create(),
    ScreenCommand.Create(),
    TenantCommand.Create(),
    UserCommand.Create(),
    PartnerCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
