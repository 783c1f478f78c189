using Shortlist.Documents.Tests.Samples;

namespace Shortlist.Documents.Tests;

public sealed class OcrTests(ReaderFixture fixture)
{
    private static readonly string[] Lines = ["Kim Larsen", "Software Engineer", "kim.larsen@example.com"];

    private readonly DocumentReader _reader = fixture.Reader;

    [Fact]
    public async Task Read_Image_ReadsItsTextWithPlaces()
    {
        var image = await SampleImage.PngAsync(TestContext.Current.CancellationToken, Lines);

        var document = await _reader.ReadAsync(image, "photo.pdf");

        document.Format.ShouldBe(DocumentFormat.Image);
        document.Texts().ShouldBe(Lines);
        document.Lines[0].Box.Left.ShouldBe(60, tolerance: 4);
        document.Lines[0].FontSize.ShouldBe(22, tolerance: 5);
        document.Lines[0].Words.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Read_ScannedPdf_ReadsItsTextByOcr()
    {
        var scan = await SampleImage.JpegAsync(TestContext.Current.CancellationToken, Lines);

        var document = await _reader.ReadAsync(new SamplePdf().Scan(scan, SampleImage.Width, SampleImage.Height).ToBytes());

        document.Format.ShouldBe(DocumentFormat.ScannedPdf);
        document.Texts().ShouldBe(Lines);
        document.Lines[0].Box.Top.ShouldBeInRange(60, 90);
        document.Warnings.ShouldHaveSingleItem().ShouldContain("OCR");
    }

    [Fact]
    public async Task Read_PdfOfTextAndScan_ReadsBothInOrder()
    {
        var scan = await SampleImage.JpegAsync(TestContext.Current.CancellationToken, "Certificate of Welding");
        var pdf = new SamplePdf()
            .Lines("The first page of this document has a text layer of its own")
            .Scan(scan, SampleImage.Width, SampleImage.Height)
            .ToBytes();

        var document = await _reader.ReadAsync(pdf);

        document.Format.ShouldBe(DocumentFormat.Pdf);
        document.Texts().ShouldBe(["The first page of this document has a text layer of its own", "Certificate of Welding"]);
        document.Lines[1].Page.ShouldBe(2);
    }

    [Fact]
    public async Task Read_MoreScannedPagesThanAllowed_ReadsTheFirstAndSaysSo()
    {
        await using var reader = ReaderFixture.New(new DocumentOptions { MaxOcrPages = 1 });
        var scan = await SampleImage.JpegAsync(TestContext.Current.CancellationToken, "Page of a scan");
        var pdf = new SamplePdf().Scan(scan, SampleImage.Width, SampleImage.Height).Repeat(2).ToBytes();

        var document = await reader.ReadAsync(pdf);

        document.Texts().ShouldBe(["Page of a scan"]);
        document.Warnings.ShouldContain(warning => warning.Contains("1 of 3 scanned pages", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_ImageCutOff_IsRefusedOrReadInPart()
    {
        var image = await SampleImage.PngAsync(TestContext.Current.CancellationToken, Lines);

        (await _reader.RefusalAsync(image[..200])).ShouldBeOneOf(UnreadableReason.Corrupted, UnreadableReason.NoText);
    }

    [Fact]
    public async Task Read_ImageWhenNoLanguageIsInstalled_IsRefusedForWantOfText()
    {
        await using var reader = ReaderFixture.New(new DocumentOptions { OcrLanguages = ["none-such"] });
        var image = await SampleImage.PngAsync(TestContext.Current.CancellationToken, Lines);

        (await reader.RefusalAsync(image)).ShouldBe(UnreadableReason.NoText);
    }
}
