namespace Shortlist.Standalone;

/// <summary>What the command line says.</summary>
/// <param name="Urls">Where to listen.</param>
/// <param name="Data">The folder of database, blobs and demo keys.</param>
/// <param name="Demo">Whether to make the demo tenant and screen the samples.</param>
internal sealed record StandaloneArguments(string Urls, string Data, bool Demo)
{
    private const string Usage = """
        usage: run [--urls URLS] [--data DIR] [--no-demo]

          --urls URLS   where to listen; default http://127.0.0.1:8080
          --data DIR    where everything is kept; default ./data
          --no-demo     no demo tenant, keys and samples
        """;

    /// <summary>Reads the arguments; prints the usage and gives null when they are not understood.</summary>
    public static StandaloneArguments? TryRead(string[] args)
    {
        var arguments = new StandaloneArguments("http://127.0.0.1:8080", "data", Demo: true);
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--no-demo":
                    arguments = arguments with { Demo = false };
                    break;
                case "--urls" when value is not null:
                    arguments = arguments with { Urls = value };
                    i++;
                    break;
                case "--data" when value is not null:
                    arguments = arguments with { Data = value };
                    i++;
                    break;
                default:
                    Console.Error.WriteLine(args[i] is "--help" or "-h" ? Usage : $"unknown argument '{args[i]}'\n\n{Usage}");
                    return null;
            }
        }

        return arguments;
    }
}
