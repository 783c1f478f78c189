using System.Runtime.InteropServices;

namespace Shortlist.EndToEnd.Tests.Deployments;

/// <summary>Where the programs under test were built to: beside the tests, in the same configuration.</summary>
internal static class Programs
{
    /// <summary>The <c>dotnet</c> that runs the tests.</summary>
    public static string DotNet { get; } =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    /// <summary>The assembly of a project.</summary>
    public static string PathOf(string project)
    {
        var ownFolder = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(ownFolder.Parent!.Parent!.FullName, project, ownFolder.Name, $"{project}.dll");
    }
}
