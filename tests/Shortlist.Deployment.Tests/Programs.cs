namespace Shortlist.Deployment.Tests;

/// <summary>What the image holds: <c>query/Shortlist.Query.dll</c> for the project <c>services/query/Shortlist.Query.csproj</c>.</summary>
internal static class Programs
{
    private static readonly Dictionary<string, string> Folders =
        ((string[])["gateway", "cli", "services/query", "services/tracking", "services/cv-screening", "services/scoring", "services/ingest"])
        .ToDictionary(ProgramOf, folder => folder, StringComparer.Ordinal);

    public static void ShouldContain(string program, string because) => Folders.Keys.ShouldContain(program, because);

    public static string FolderOf(string program) => Folders[program];

    private static string ProgramOf(string folder)
    {
        var project = Directory.EnumerateFiles(Repository.PathOf(folder), "*.csproj").Single();
        var named = File.ReadLines(project).FirstOrDefault(line => line.Contains("<AssemblyName>", StringComparison.Ordinal));
        var assembly = named?.Split('>', '<')[2] ?? Path.GetFileNameWithoutExtension(project);
        return $"{Path.GetFileName(folder)}/{assembly}.dll";
    }
}

/// <summary>Where the gateway's settings should point.</summary>
internal static class Gateways
{
    public static (string Setting, string Host)[] Addresses =>
    [
        ("Services__Query", "query"), ("Services__CvScreening", "cv-screening"), ("Services__Scoring", "scoring"), ("Services__Ingest", "ingest"),
    ];
}
