using System.Globalization;
using System.Net;
using System.Security;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Shortlist.Documents;
using Shortlist.Documents.Tests.Samples;

namespace Shortlist.Assessing.Tests;

/// <summary>The same person and somebody else, in files as applicants send them: what a format adds must not tell who it is either.</summary>
public sealed class BlindnessOfFormatsTests : IAsyncDisposable
{
    private const double LineHeight = 14;

    private static readonly string[] Formats = ["pdf", "docx", "odt", "html", "txt"];

    private readonly DocumentReader _reader = new(new DocumentOptions(), TimeProvider.System, NullLogger<DocumentReader>.Instance);

    public static TheoryData<string, string> OthersInFormats
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var format in Formats)
            {
                foreach (var row in BlindnessTests.Others)
                    data.Add(format, row.Data.Item1);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(OthersInFormats))]
    public async Task Assessment_OfAFileByAnotherPerson_IsTheSame(string format, string what)
    {
        var other = BlindnessTests.Others.Single(row => row.Data.Item1 == what).Data.Item2;

        var (one, two) = (await AssessAsync(format, BlindnessTests.Nurse()), await AssessAsync(format, other));

        one.Outcome.ShouldBe(AssessmentOutcome.Scored);
        one.Criteria[0].Verdict.ShouldBe(CriterionVerdict.Met, "the work itself is seen");
        Case.Whole(two).ShouldBe(Case.Whole(one), what);
    }

    [Theory]
    [InlineData("pdf")]
    [InlineData("docx")]
    [InlineData("html")]
    public async Task Photo_InAFile_ChangesNothing(string format)
    {
        var (without, with) = (await AssessAsync(format, BlindnessTests.Nurse()), await AssessAsync(format, BlindnessTests.Nurse(), withPhoto: true));

        Case.Whole(with).ShouldBe(Case.Whole(without));
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    private async Task<Assessment> AssessAsync(string format, string[] lines, bool withPhoto = false)
    {
        using var file = new MemoryStream(FileOf(format, lines, withPhoto), writable: false);
        var document = await _reader.ReadAsync(file, $"cv.{format}", TestContext.Current.CancellationToken);
        return Case.Assessor.Assess(BlindnessTests.ForANurse, Case.Cv(document));
    }

    private static byte[] FileOf(string format, string[] lines, bool withPhoto) => format switch
    {
        "pdf" => new SamplePdf().Drawn(Operators(lines, withPhoto)).ToBytes(),
        "docx" => Docx(lines, withPhoto),
        "odt" => SamplePackage.Odt(string.Concat(lines.Select(line => $"<text:p>{SecurityElement.Escape(line)}</text:p>"))).ToBytes(),
        "html" => Encoding.UTF8.GetBytes(
            $"<html><body>{(withPhoto ? "<img src='photo.jpg' alt='Portrait of Maria'>" : "")}{string.Concat(lines.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"))}</body></html>"),
        _ => Encoding.UTF8.GetBytes(string.Join('\n', lines)),
    };

    /// <summary>A line below the other; the photo is a grey dot drawn large in the corner.</summary>
    private static string Operators(string[] lines, bool withPhoto)
    {
        var content = new StringBuilder(withPhoto ? "q 80 0 0 100 460 700 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n" : "");
        for (var i = 0; i < lines.Length; i++)
        {
            var text = lines[i].Replace("–", "-", StringComparison.Ordinal).Replace("(", @"\(", StringComparison.Ordinal).Replace(")", @"\)", StringComparison.Ordinal);
            content.Append(CultureInfo.InvariantCulture, $"BT /F1 10 Tf 50 {790 - (i * LineHeight)} Td ({text}) Tj ET\n");
        }

        return content.ToString();
    }

    private static byte[] Docx(string[] lines, bool withPhoto)
    {
        const string Photo = "<w:p><w:r><w:drawing><wp:inline xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'>"
            + "<wp:docPr id='1' name='Photo' descr='Portrait of Maria'/></wp:inline></w:drawing></w:r></w:p>";
        var paragraphs = string.Concat(lines.Select(line => $"<w:p><w:r><w:t xml:space='preserve'>{SecurityElement.Escape(line)}</w:t></w:r></w:p>"));
        var package = SamplePackage.Docx((withPhoto ? Photo : "") + paragraphs);
        return (withPhoto ? package.Part("word/media/image1.jpeg", [0xFF, 0xD8, 0xFF, 0xD9]) : package).ToBytes();
    }
}
