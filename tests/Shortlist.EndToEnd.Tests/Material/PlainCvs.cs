using System.IO.Compression;
using System.Text;

namespace Shortlist.EndToEnd.Tests.Material;

/// <summary>CVs as plain text, each of another person, for tests that need many or quick ones.</summary>
public static class PlainCvs
{
    private static readonly string[] Surnames =
        ["Abernethy", "Blackwood", "Carmichael", "Dunmore", "Eastwick", "Fairbairn", "Greenhalgh", "Hathersage", "Ingleby", "Jardine"];

    /// <summary>The mail of the person with this number.</summary>
    public static string EmailOf(int number) => $"person.{number}@example.com";

    /// <summary>The CV of the person with this number.</summary>
    public static byte[] Of(int number) => Encoding.UTF8.GetBytes($"""
        Morgan {Surnames[number % Surnames.Length]}
        Warehouse Supervisor
        Bristol, United Kingdom | +44 7700 900{number % 1000:D3} | {EmailOf(number)}

        PROFILE
        Supervisor with seven years in distribution centres, number {number} of a line of dependable people.

        EXPERIENCE
        Shift Supervisor, Example Freight, Bristol
        March 2018 - present
        - Led a team of fourteen across two shifts

        SKILLS
        Python, SQL, Microsoft Excel, forklift operation
        """);

    /// <summary>A zip of entries.</summary>
    public static byte[] Zip(params IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
