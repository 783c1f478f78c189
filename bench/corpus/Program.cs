using Shortlist.Bench.Corpus;
using Shortlist.Bench.Corpus.Formats;

if (!CorpusOptions.TryParse(args, out var options, out var problem))
{
    await Console.Error.WriteLineAsync(problem).ConfigureAwait(false);
    await Console.Error.WriteLineAsync(CorpusOptions.Usage).ConfigureAwait(false);
    return 2;
}

Directory.CreateDirectory(options.Out);
var generator = new CvGenerator(options.Seed);
for (var index = 0; index < options.Count; index++)
{
    var path = Path.Combine(options.Out, $"cv-{index + 1:D5}.{options.Format.Extension()}");
    await using var file = File.Create(path);
    options.Format.Write(generator.Generate(index), file);
}

Console.WriteLine($"{options.Count} CVs in {options.Out}");
return 0;
