using System.CommandLine;
using Shortlist.Bench.Measuring;

namespace Shortlist.Bench.Reading;

/// <summary><c>reading</c>: whether what CVs say comes out in the order in which a person reads it, and how fast.</summary>
internal static class ReadingCommand
{
    public static Command Create(string[] arguments)
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Folder with truth.json and files/." };
        folder.AcceptExistingOnly();
        var worst = new Option<int>("--worst") { Description = "Files to name that lose most.", DefaultValueFactory = _ => 0 };
        var speed = new Option<int>("--speed") { Description = "Digital PDFs to read for time against bare pdftotext; 0 leaves it out.", DefaultValueFactory = _ => 500 };
        var rounds = new Option<int>("--rounds") { Description = "Times that speed is measured.", DefaultValueFactory = _ => 3 };
        var command = new Command("reading", "Sentences kept whole and dates kept with their jobs; time against bare pdftotext.") { folder, worst, speed, rounds };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Report.Command(arguments);
            await ReadingQuality.MeasureAsync(parsed.GetValue(folder)!.FullName, parsed.GetValue(worst), cancellationToken);
            if (parsed.GetValue(speed) is > 0 and var count)
                await new ReadingSpeed(count, parsed.GetValue(rounds)).MeasureAsync(cancellationToken);
        });
        return command;
    }
}
