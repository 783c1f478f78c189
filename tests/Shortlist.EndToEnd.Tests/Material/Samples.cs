namespace Shortlist.EndToEnd.Tests.Material;

/// <summary>What a sample CV is known to hold.</summary>
/// <param name="File">Its name in <c>samples/</c>.</param>
/// <param name="Surname">A part of the name that every reading of it must have.</param>
/// <param name="Email">The person's mail.</param>
/// <param name="IsRecognised">Whether the text comes from optical recognition, which may misread a letter.</param>
public sealed record SampleCv(string File, string Surname, string Email, bool IsRecognised = false);

/// <summary>The files of <c>samples/</c>.</summary>
public static class Samples
{
    public static IReadOnlyList<SampleCv> Readable { get; } =
    [
        new("accountant.docx", "Drysdale", "callum.drysdale@example.com"),
        new("backend-engineer.pdf", "Wrenfield", "tobias.wrenfield@example.com"),
        new("bus-driver-photo.jpg", "Whitcombe", "darnell.whitcombe@example.com", IsRecognised: true),
        new("chef.odt", "Brancaforte", "matteo.brancaforte@example.com"),
        new("civil-engineer-spanish.pdf", "Muñoz", "ines.munoz@example.com"),
        new("data-analyst.md", "Thalakotur", "ravi.thalakotur@example.com"),
        new("designer.html", "Halvorsen", "noor.halvorsen@example.org"),
        new("electrician.rtf", "Pennington", "gareth.pennington@example.com"),
        new("mechatronics-german.pdf", "Käsbauer", "joerg.kaesbauer@example.org"),
        new("nurse-two-columns.pdf", "Okonjo-Hale", "amara.okonjo-hale@example.org"),
        new("physiotherapist-scan.pdf", "Ellingsworth", "m.ellingsworth@example.com", IsRecognised: true),
        new("project-manager-french-windows-1252.txt", "Garnier", "eloise.garnier@example.com"),
        new("teacher-tables.docx", "Delacourt", "siobhan.delacourt@example.org"),
        new("warehouse-lead-europass.pdf", "Zalewiński", "p.zalewinski@example.com"),
    ];

    /// <summary>The files that must fail, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> Unreadable { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["hr-manager-encrypted.pdf"] = "encrypted",
        ["lab-technician-truncated.pdf"] = "corrupt",
    };

    /// <summary>A scan: the slowest to read.</summary>
    public const string Scan = "physiotherapist-scan.pdf";

    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "samples", file);

    /// <summary>Every sample, as one upload's worth of paths.</summary>
    public static IEnumerable<string> AllPaths => Readable.Select(each => PathOf(each.File)).Concat(Unreadable.Keys.Select(PathOf));
}
