using System.Globalization;
using System.Text;

namespace Shortlist.PdfExtraction;

/// <summary>Asks for the text of a PDF.</summary>
/// <param name="Nonce">A word that ends the answer; only the asker knows it beforehand.</param>
/// <param name="Cpu">CPU time that it may take. The process ends when it takes more.</param>
/// <param name="MaxPages">Pages that are read, from the first.</param>
/// <param name="Path">The document, without spaces.</param>
internal sealed record ExtractionRequest(string Nonce, TimeSpan Cpu, int MaxPages, string Path)
{
    /// <summary>What is asked of which document: a part of the line.</summary>
    public static string Command(int maxPages, string path) => string.Create(CultureInfo.InvariantCulture, $"{maxPages} {path}");

    /// <summary>The line of a request.</summary>
    public static string Line(string nonce, TimeSpan cpu, string command) =>
        string.Create(CultureInfo.InvariantCulture, $"{nonce} {(long)Math.Ceiling(cpu.TotalSeconds)} {command}");

    /// <summary>The request of a line.</summary>
    public static ExtractionRequest Parse(string line)
    {
        var parts = line.Split(' ');
        return new(
            parts[0],
            TimeSpan.FromSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture)),
            int.Parse(parts[2], CultureInfo.InvariantCulture),
            parts[3]);
    }

    /// <summary>The line after the answer.</summary>
    public byte[] Trailer(int exitCode) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\n{Nonce} {exitCode}\n"));
}
