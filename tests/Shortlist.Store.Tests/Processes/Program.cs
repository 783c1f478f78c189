using Xunit.Runner.InProc.SystemConsole;

namespace Shortlist.Store.Tests.Processes;

/// <summary>Runs the tests or, asked by one of them, is the other process that shares its files.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is not [OtherProcess.Switch, var role, var folder])
            return await ConsoleRunner.Run(args);

        switch (role)
        {
            case Roles.KeepWriting:
                await Roles.KeepWritingAsync(folder);
                break;
            case Roles.FillDocuments:
                await Roles.FillDocumentsAsync(folder);
                break;
            case Roles.FillBlobs:
                await Roles.FillBlobsAsync(folder);
                break;
            default:
                throw new ArgumentException($"'{role}' is no role.", nameof(args));
        }

        return 0;
    }
}
