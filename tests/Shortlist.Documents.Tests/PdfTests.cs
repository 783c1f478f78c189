using Shortlist.Documents.Tests.Samples;

namespace Shortlist.Documents.Tests;

public sealed class PdfTests(ReaderFixture fixture)
{
    private readonly DocumentReader _reader = fixture.Reader;

    [Fact]
    public async Task Read_PdfWithText_GivesLinesWithPlaceAndSize()
    {
        var pdf = new SamplePdf().Page((72, 100, 24, "Kim Larsen"), (72, 140, 11, "Copenhagen")).ToBytes();

        var document = await _reader.ReadAsync(pdf);

        document.Format.ShouldBe(DocumentFormat.Pdf);
        document.Texts().ShouldBe(["Kim Larsen", "Copenhagen"]);
        var name = document.Lines[0];
        name.Page.ShouldBe(1);
        name.Box.Left.ShouldBe(72, tolerance: 2);
        name.Box.Bottom.ShouldBeInRange(100, 110);
        name.FontSize.ShouldBe(24, tolerance: 5);
        name.Words.Select(word => word.Text).ShouldBe(["Kim", "Larsen"]);
        document.Lines[1].FontSize.ShouldBe(11, tolerance: 2.5);
    }

    [Fact]
    public async Task Read_PdfOfSeveralPages_CountsPagesAndBlocksOn()
    {
        var document = await _reader.ReadAsync(new SamplePdf().Lines("Work history of the person").Lines("Education of the person").ToBytes());

        document.PageCount.ShouldBe(2);
        document.PagesRead.ShouldBe(2);
        document.Lines.Select(line => line.Page).ShouldBe([1, 2]);
        document.Lines.Select(line => line.Block).ShouldBe([0, 1]);
    }

    [Fact]
    public async Task Read_PdfWithMorePagesThanAllowed_ReadsTheFirstAndSaysSo()
    {
        var pdf = new SamplePdf().Lines("The same page of a very long document, again and again").Repeat(19_999).ToBytes();

        var document = await _reader.ReadAsync(pdf);

        document.PageCount.ShouldBe(20_000);
        document.PagesRead.ShouldBe(20);
        document.Warnings.ShouldHaveSingleItem().ShouldContain("20 of 20000");
    }

    [Fact]
    public async Task Read_PdfWithBullets_MarksListEntries()
    {
        var document = await _reader.ReadAsync(new SamplePdf().Lines("Skills and other things", "\u0095 Sewing and mending").ToBytes());

        document.Lines[1].Text.ShouldBe("Sewing and mending");
        document.Lines[1].IsListItem.ShouldBeTrue();
        document.Lines[0].IsListItem.ShouldBeFalse();
    }

    [Fact]
    public async Task Read_PdfBehindJunkAndUnderAnotherName_IsReadAsPdf()
    {
        byte[] pdf = [.. "junk of a mail gateway\r\n"u8, .. new SamplePdf().Lines("Still a portable document").ToBytes()];

        (await _reader.ReadAsync(pdf, "cv.docx")).Texts().ShouldBe(["Still a portable document"]);
    }

    [Fact]
    public async Task Read_PdfFromStreamThatCannotSeek_IsRead()
    {
        using var content = new ForwardOnlyStream(new SamplePdf().Lines("Read once from front to back").ToBytes());

        var document = await _reader.ReadAsync(content, null, TestContext.Current.CancellationToken);

        document.Texts().ShouldBe(["Read once from front to back"]);
    }

    [Fact]
    public async Task Read_EncryptedPdf_IsRefusedAsEncrypted() =>
        (await _reader.RefusalAsync(new SamplePdf().Lines("Secret").Encrypted().ToBytes())).ShouldBe(UnreadableReason.Encrypted);

    [Fact]
    public async Task Read_PdfThatIsOnlyAHeader_IsRefusedAsCorrupted() =>
        (await _reader.RefusalAsync("%PDF-1.7\n%broken"u8.ToArray())).ShouldBe(UnreadableReason.Corrupted);

    [Fact]
    public async Task Read_PdfThatUnpacksWithoutEnd_IsEndedByItsCpuLimit()
    {
        await using var reader = ReaderFixture.New(new DocumentOptions { ExtractionCpu = TimeSpan.FromSeconds(1) });

        (await reader.RefusalAsync(new SamplePdf().Bomb(megabytes: 200).ToBytes())).ShouldBe(UnreadableReason.Timeout);
    }

    [Fact]
    public async Task Read_PdfThatTakesTooLong_IsEndedByItsWallTime()
    {
        await using var reader = ReaderFixture.New(new DocumentOptions { ExtractionTime = TimeSpan.FromMilliseconds(300) });

        (await reader.RefusalAsync(new SamplePdf().Bomb(megabytes: 200).ToBytes())).ShouldBe(UnreadableReason.Timeout);
    }

    [Fact]
    public async Task Read_PdfWithMoreTextThanAllowed_IsRefusedAsTooLarge()
    {
        await using var reader = ReaderFixture.New(new DocumentOptions { MaxExtractionBytes = 1000 });

        (await reader.RefusalAsync(new SamplePdf().Lines([.. Enumerable.Repeat("A line of text", 30)]).ToBytes())).ShouldBe(UnreadableReason.TooLarge);
    }

    [Fact]
    public async Task Read_AfterARefusedPdf_ReadsTheNext()
    {
        await using var reader = ReaderFixture.New(new DocumentOptions { TextConcurrency = 1 });
        await reader.RefusalAsync("%PDF-1.7\n%broken"u8.ToArray());

        (await reader.ReadAsync(new SamplePdf().Lines("Nothing happened here").ToBytes())).Texts().ShouldBe(["Nothing happened here"]);
    }

    [Fact]
    public async Task Read_ManyPdfsAtOnce_GivesEachItsOwnText()
    {
        await using var reader = ReaderFixture.New(new DocumentOptions { DocumentsPerSandbox = 3 });

        var documents = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(number => reader.ReadAsync(new SamplePdf().Lines($"Person number {number} of forty").ToBytes())));

        documents.SelectMany(document => document.Texts()).ShouldBe(Enumerable.Range(0, 40).Select(number => $"Person number {number} of forty"));
    }

    [Fact]
    public async Task Read_BlankPdf_IsRefusedForWantOfText() =>
        (await _reader.RefusalAsync(new SamplePdf().Page().ToBytes())).ShouldBe(UnreadableReason.NoText);

    private sealed class ForwardOnlyStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }
    }
}
