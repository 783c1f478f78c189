using System.CommandLine;
using Shortlist.Cli.Parse;

var root = new RootCommand("Shortlist: reads and screens CVs in batches.")
{
    ParseCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
