namespace Shortlist.Bench.Machine;

/// <summary>Starts services as processes of their own, as a deployment would.</summary>
internal static class ServiceProcess
{
    /// <summary>Starts the assembly of a project that was built beside this one, and returns once it says that it is ready.</summary>
    /// <param name="name">What the report calls it.</param>
    /// <param name="project">Its name, such as <c>Shortlist.Tracking</c>.</param>
    /// <param name="arguments">What follows the assembly, given the address to listen on.</param>
    /// <param name="folder">Where it runs and logs.</param>
    /// <param name="settings">Its configuration, as environment variables.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The process and where it listens.</returns>
    public static async Task<(ChildProcess Process, Uri Url)> StartAsync(
        string name,
        string project,
        Func<Uri, string[]> arguments,
        string folder,
        IReadOnlyDictionary<string, string> settings,
        CancellationToken cancellationToken)
    {
        var url = new Uri($"http://127.0.0.1:{FreePorts.Take(1)[0]}");
        var environment = new Dictionary<string, string>(settings, StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = url.AbsoluteUri,
            ["Logging__LogLevel__Default"] = "Warning",
        };
        var process = ChildProcess.Start(name, "dotnet", [AssemblyOf(project), .. arguments(url)], folder, environment);
        try
        {
            await WaitUntilReadyAsync(process, new(url, "health/ready"), cancellationToken);
            return (process, url);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a program of the bench that ends by itself.</summary>
    public static ChildProcess Run(string name, string project, IEnumerable<string> arguments, string folder) =>
        ChildProcess.Start(name, "dotnet", [AssemblyOf(project), .. arguments], folder);

    // artifacts/bin/PROJECT/CONFIGURATION/PROJECT.dll, whatever configuration this one was built in.
    private static string AssemblyOf(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, $"{project}.dll");
    }

    private static async Task WaitUntilReadyAsync(ChildProcess process, Uri health, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        while (!process.HasExited)
        {
            try
            {
                using var response = await http.GetAsync(health, cancellationToken);
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }

        throw new InvalidOperationException($"{process.Name} did not start:\n{process.Log()}");
    }
}
