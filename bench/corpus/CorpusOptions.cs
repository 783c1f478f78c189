using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Shortlist.Bench.Corpus.Formats;

namespace Shortlist.Bench.Corpus;

/// <summary>What the command line asks for.</summary>
internal sealed record CorpusOptions(int Count, int Seed, string Out, CvFormat Format)
{
    public const string Usage = "usage: --out DIR [--count 500] [--seed 1] [--format pdf|docx|html|txt]";

    public static bool TryParse(
        string[] args, [NotNullWhen(true)] out CorpusOptions? options, [NotNullWhen(false)] out string? problem)
    {
        var (count, seed, format) = (500, 1, CvFormat.Pdf);
        string? directory = null;
        options = null;

        for (var at = 0; at < args.Length; at += 2)
        {
            if (at + 1 == args.Length)
            {
                problem = $"{args[at]} needs a value.";
                return false;
            }

            var value = args[at + 1];
            var understood = args[at] switch
            {
                "--out" => (directory = value).Length > 0,
                "--count" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out count),
                "--seed" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed),
                "--format" => Enum.TryParse(value, ignoreCase: true, out format) && Enum.IsDefined(format),
                _ => false,
            };
            if (!understood)
            {
                problem = $"{args[at]} {value} is not understood.";
                return false;
            }
        }

        if (directory is null)
        {
            problem = "--out is missing.";
            return false;
        }

        problem = null;
        options = new CorpusOptions(count, seed, directory, format);
        return true;
    }
}
