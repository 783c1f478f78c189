using Shortlist.PdfExtraction;

// Takes a request a line, and answers each with what the document holds and a last line that the request chose.
using var requests = new StreamReader(Console.OpenStandardInput());
using var answers = Console.OpenStandardOutput();
while (await requests.ReadLineAsync() is { } line)
{
    var request = ExtractionRequest.Parse(line);
    CpuLimit.Allow(request.Cpu);
    var outcome = PdfExtractor.Extract(request, answers);
    await answers.WriteAsync(request.Trailer((int)outcome));
    await answers.FlushAsync();
}
