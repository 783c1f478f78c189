using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Shortlist.CvCorpus;
using Shortlist.CvCorpus.Printing;
using Shortlist.CvCorpus.Scoring;

if (args is ["score", var truthFile, var foundFile])
    return await ScoreReport.WriteAsync(truthFile, foundFile, Console.Out);
if (args is not [var directory, var seedText, var countText]
    || !int.TryParse(seedText, CultureInfo.InvariantCulture, out var seed) || !int.TryParse(countText, CultureInfo.InvariantCulture, out var count))
{
    await Console.Error.WriteLineAsync("""
        usage: DIR SEED COUNT           writes COUNT printed CVs and COUNT others to DIR/files, and what they say to DIR/truth.json
               score TRUTH PREDICTIONS  compares what `shortlist parse` wrote with a truth.json, field by field
        """);
    return 2;
}

var files = Directory.CreateDirectory(Path.Combine(directory, "files"));
var truth = new SortedDictionary<string, Truth>(StringComparer.Ordinal);
List<GeneratedCv> cvs = [.. Enumerable.Range(0, count).SelectMany(index => new[] { new GeneratedCv(seed, index, isPrinted: true), new GeneratedCv(seed + 1_000_000, index, isPrinted: false) })];
if (Chromium.FindBrowser() is { } browser)
{
    await using var chromium = await Chromium.StartAsync(browser, CancellationToken.None);
    foreach (var cv in cvs)
        Write(cv, cv.Bytes ?? await chromium.PrintAsync(cv.Html!, CancellationToken.None));
}
else
{
    await Console.Error.WriteLineAsync("No chromium: PDFs are left out.");
    foreach (var cv in cvs.Where(cv => cv.Bytes is not null))
        Write(cv, cv.Bytes!);
}

var options = new JsonSerializerOptions(TruthJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
await File.WriteAllTextAsync(Path.Combine(directory, "truth.json"), JsonSerializer.Serialize(truth, options.GetTypeInfo(truth.GetType())));
return 0;

void Write(GeneratedCv cv, byte[] bytes)
{
    File.WriteAllBytes(Path.Combine(files.FullName, cv.FileName), bytes);
    truth.Add(cv.FileName, cv.Truth);
}
