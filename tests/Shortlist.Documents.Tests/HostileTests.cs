using System.Buffers.Binary;
using System.Text;
using Shortlist.Documents.Tests.Samples;

namespace Shortlist.Documents.Tests;

public sealed class HostileTests(ReaderFixture fixture)
{
    private readonly DocumentReader _reader = fixture.Reader;

    public static TheoryData<string, byte[], UnreadableReason> Refused => new()
    {
        { "nothing", [], UnreadableReason.Empty },
        { "noise", [.. Enumerable.Range(0, 5000).Select(index => (byte)(index * index * 31 >> 3))], UnreadableReason.UnsupportedType },
        { "gif", [.. "GIF89a"u8, .. new byte[100]], UnreadableReason.UnsupportedType },
        { "zip of something", new SamplePackage().Part("readme.txt", "hello").ToBytes(), UnreadableReason.UnsupportedType },
        { "spreadsheet", new SamplePackage().Part("[Content_Types].xml", "<Types/>").Part("xl/workbook.xml", "<workbook/>").ToBytes(), UnreadableReason.UnsupportedType },
        { "half a zip", SamplePackage.Docx("<w:p><w:r><w:t>cut</w:t></w:r></w:p>").ToBytes()[..100], UnreadableReason.Corrupted },
        { "old word", CompoundFile("WordDocument"), UnreadableReason.UnsupportedType },
        { "encrypted docx", CompoundFile("EncryptedPackage"), UnreadableReason.Encrypted },
        { "only spaces", "   \r\n \t "u8.ToArray(), UnreadableReason.NoText },
        { "entities", SamplePackage.Docx("").Part("word/header1.xml", "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><x>&b;</x>").ToBytes(), UnreadableReason.Corrupted },
        { "outer entity", new SamplePackage().Part("word/document.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>").ToBytes(), UnreadableReason.Corrupted },
        { "deep xml", SamplePackage.Docx(string.Concat(Enumerable.Repeat("<w:sdt>", 20_000))).ToBytes(), UnreadableReason.Corrupted },
        { "zip bomb", SamplePackage.Docx(new string(' ', 60 << 20)).ToBytes(), UnreadableReason.TooLarge },
        { "many members", ManyMembers(), UnreadableReason.TooLarge },
        { "package in a package", new SamplePackage().Part("inner.docx", SamplePackage.Docx("<w:p/>").ToBytes()).ToBytes(), UnreadableReason.UnsupportedType },
        { "png of a million by a million", PngOf(1_000_000, 1_000_000), UnreadableReason.TooLarge },
        { "deep groups", Encoding.ASCII.GetBytes(@"{\rtf1 " + new string('{', 200_000)), UnreadableReason.Corrupted },
        { "deep tables", Encoding.ASCII.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<table><tr><td>", 50_000))), UnreadableReason.Corrupted },
        { "pdf that ends at once", "%PDF-1.7\n"u8.ToArray(), UnreadableReason.Corrupted },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Refused))]
    public async Task Read_WhatCannotBeRead_SaysWhy(string name, byte[] bytes, UnreadableReason reason) =>
        (await _reader.RefusalAsync(bytes, "cv.pdf")).ShouldBe(reason, name);

    [Fact]
    public async Task Read_MoreBytesThanAllowed_IsRefusedAsTooLarge()
    {
        await using var reader = ReaderFixture.New(new DocumentOptions { MaxBytes = 1000 });

        (await reader.RefusalAsync(new byte[1001])).ShouldBe(UnreadableReason.TooLarge);
    }

    [Fact]
    public async Task Read_MoreTextThanAllowed_IsRefusedAsTooLarge()
    {
        await using var reader = ReaderFixture.New(new DocumentOptions { MaxCharacters = 1000 });

        (await reader.RefusalAsync(Encoding.ASCII.GetBytes(new string('a', 1001)))).ShouldBe(UnreadableReason.TooLarge);
    }

    [Fact]
    public async Task Read_PdfOfVeryManyObjects_EndsWithinItsLimits()
    {
        var document = await _reader.ReadAsync(new SamplePdf().Lines("Kim Larsen, staff nurse at the general hospital in Bristol").Idle(300_000).ToBytes());

        document.Texts().ShouldBe(["Kim Larsen, staff nurse at the general hospital in Bristol"]);
    }

    [Fact]
    public async Task Read_PdfWithVeryManyLinks_KeepsAsManyAsAnyCvHas()
    {
        const string Link = "<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /URI /URI (https://example.com) >> >>";

        // Poppler takes a page of 10,000 for a broken one.
        var annotations = string.Concat(Enumerable.Repeat(Link, 9_999));

        var document = await _reader.ReadAsync(new SamplePdf().Drawn("BT /F1 12 Tf 72 700 Td (Kim Larsen, staff nurse at the general hospital in Bristol) Tj ET", $"/Annots [{annotations}]").ToBytes());

        document.Texts().ShouldBe(["Kim Larsen, staff nurse at the general hospital in Bristol"]);
        document.Links.Count.ShouldBe(1_000);
    }

    [Fact]
    public async Task Read_PdfThatNestsItsObjectsDeep_IsReadAllTheSame()
    {
        var deep = new string('[', 100_000);

        (await _reader.ReadAsync(new SamplePdf().Drawn("BT /F1 12 Tf 72 700 Td (Kim Larsen, staff nurse at the general hospital in Bristol) Tj ET", $"/Deep {deep}{deep.Replace('[', ']')}").ToBytes()))
            .Texts().ShouldBe(["Kim Larsen, staff nurse at the general hospital in Bristol"]);
    }

    [Fact]
    public async Task Read_PackageWithPathsAsNames_IsReadAndWritesNothing()
    {
        var docx = SamplePackage.Docx("<w:p><w:r><w:t>Harmless</w:t></w:r></w:p>").Part("../../../../tmp/shortlist-escaped", "x").ToBytes();

        (await _reader.ReadAsync(docx)).Texts().ShouldBe(["Harmless"]);
        File.Exists("/tmp/shortlist-escaped").ShouldBeFalse();
    }

    private static byte[] CompoundFile(string directoryEntry) =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000], .. Encoding.Unicode.GetBytes(directoryEntry), .. new byte[100]];

    private static byte[] PngOf(int width, int height)
    {
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        return png;
    }

    private static byte[] ManyMembers()
    {
        var package = SamplePackage.Docx("");
        for (var member = 0; member < 2_500; member++)
            package.Part($"word/media/{member}", "");
        return package.ToBytes();
    }
}
