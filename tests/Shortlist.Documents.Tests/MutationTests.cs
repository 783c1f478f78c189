using System.Globalization;
using Shortlist.Documents.Tests.Samples;

namespace Shortlist.Documents.Tests;

/// <summary>
/// Documents broken in every way that bytes can be. <c>SHORTLIST_MUTATIONS=10000</c> runs so many cases instead of some
/// hundreds, <c>SHORTLIST_MUTATION_SEED</c> others.
/// </summary>
public sealed class MutationTests
{
    private const int UsualCases = 420;
    private const int ShareOfPdf = 7;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Each format; PDFs cost a child process a case and get fewer in the usual run.</summary>
    public static TheoryData<string> Samples => ["docx", "odt", "rtf", "html", "markdown", "csv", "pdf", "packed pdf", "png"];

    /// <summary>Whatever the bytes, a document comes out or the one exception that says what is wrong with it, within its time.</summary>
    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Read_BrokenBytes_EndsInADocumentOrAReason(string format)
    {
        // Without OCR: a page that lost its text would be read as a scan, which takes seconds and is not what breaks.
        await using var reader = ReaderFixture.New(new DocumentOptions { OcrLanguages = [], ExtractionCpu = TimeSpan.FromSeconds(3) });
        var cancellationToken = TestContext.Current.CancellationToken;
        var sample = Sample(format);
        var random = new Random(Setting("SHORTLIST_MUTATION_SEED", 20_26));
        var cases = Setting("SHORTLIST_MUTATIONS", UsualCases) / Samples.Count;
        if (format.EndsWith("pdf", StringComparison.Ordinal) && Setting("SHORTLIST_MUTATIONS", 0) == 0)
            cases = Math.Max(20, cases * ShareOfPdf / 10);
        for (var round = 0; round < cases; round++)
        {
            var broken = Mutate(sample, random);
            using var content = new MemoryStream(broken);
            try
            {
                var document = await reader.ReadAsync(content, fileName: null, cancellationToken).WaitAsync(Longest, cancellationToken);
                document.Lines.ShouldNotBeEmpty();
                document.Lines.ShouldAllBe(line => line.Text.Length > 0);
            }
            catch (UnreadableDocumentException exception)
            {
                exception.Message.ShouldNotBeNullOrWhiteSpace();
            }
            catch (Exception exception) when (exception is not ShouldAssertException)
            {
                throw new InvalidOperationException($"Case {round} of {format}: {Convert.ToBase64String(broken)}", exception);
            }
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) && value >= 0 ? value : otherwise;

    private static byte[] Mutate(byte[] sample, Random random) => random.Next(6) switch
    {
        0 => sample[..random.Next(1, sample.Length)],
        1 => Swapped(sample, random),
        2 => Doubled(sample, random),
        3 => [.. sample.AsSpan(0, random.Next(sample.Length)), .. sample.AsSpan(random.Next(sample.Length))],
        _ => Changed(sample, random),
    };

    private static byte[] Changed(byte[] sample, Random random)
    {
        byte[] broken = [.. sample];
        for (var change = random.Next(1, 16); change > 0; change--)
        {
            var at = random.Next(broken.Length);
            broken[at] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)(broken[at] ^ (1 << random.Next(8)));
        }

        return broken;
    }

    private static byte[] Swapped(byte[] sample, Random random)
    {
        var cuts = new[] { random.Next(sample.Length), random.Next(sample.Length), random.Next(sample.Length) };
        Array.Sort(cuts);
        return [.. sample[..cuts[0]], .. sample[cuts[1]..cuts[2]], .. sample[cuts[0]..cuts[1]], .. sample[cuts[2]..]];
    }

    private static byte[] Doubled(byte[] sample, Random random)
    {
        var (from, to) = (random.Next(sample.Length), random.Next(sample.Length));
        var part = sample[Math.Min(from, to)..Math.Max(from, to)];
        return [.. sample[..from], .. Enumerable.Repeat(part, random.Next(2, 20)).SelectMany(bytes => bytes), .. sample[from..]];
    }

    private static byte[] Sample(string format) => format switch
    {
        "docx" => SamplePackage.Docx("<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill='112233'/></w:tcPr><w:p><w:pPr><w:pStyle w:val='A'/></w:pPr><w:hyperlink r:id='r'><w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>Text</w:t></w:r></w:hyperlink></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>")
            .Styles("<w:style w:styleId='A'><w:basedOn w:val='A'/></w:style>").Link("r", "mailto:a@example.com").ToBytes(),
        "odt" => SamplePackage.Odt("<text:h>Head</text:h><text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>", "<style:style style:name='A' style:parent-style-name='A'/>").ToBytes(),
        "rtf" => @"{\rtf1\ansi{\fonttbl{\f0\fcharset238 A;}}{\colortbl;\red255\green255\blue255;}\trowd\pard\intbl\f0 A\'b3\cell\u321?\uc2\cell\row{\field{\*\fldinst HYPERLINK ""x""}{\fldrslt y}}\bin3 abc{\header h}{\cf1 w}{\v v}\par}"u8.ToArray(),
        "html" => "<!doctype html><style>.x{display:none}@media print{p{color:red}}</style><body><table><tr><td><ul><li><a href='x'>y</a></ul></table><pre>a\nb</pre><p hidden>c<p class=x>d<p style='color:#fff;font-size:0'>e"u8.ToArray(),
        "markdown" => "# A\n\n## B\n- *c* [d](e)\n| a | b |\n|--|--|\n"u8.ToArray(),
        "csv" => "name,skills\n\"Larsen, Kim\",\"Triage\nWound care\"\n"u8.ToArray(),
        "png" => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 9, 0, 0, 0, 9, 8, 2, 0, 0, 0, .. new byte[80]],
        "packed pdf" => new SamplePdf().Packed("q 1 0 0 1 0 0 cm 0.1 g 0 0 99 99 re f Q 1 g BT /F1 12 Tf 72 700 Td (A page of text that is long enough to be taken for one) Tj ET").ToBytes(),
        _ => new SamplePdf().Lines("A page of text that is long enough to be taken for one", "and a second line of it that stands below the first").ToBytes(),
    };
}
