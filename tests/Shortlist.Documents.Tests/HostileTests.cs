using System.Text;
using Shortlist.Documents.Tests.Samples;

namespace Shortlist.Documents.Tests;

public sealed class HostileTests(ReaderFixture fixture)
{
    private const int Mutations = 400;
    private const int MutationsOfPdf = 60;

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
    public async Task Read_PackageWithPathsAsNames_IsReadAndWritesNothing()
    {
        var docx = SamplePackage.Docx("<w:p><w:r><w:t>Harmless</w:t></w:r></w:p>").Part("../../../../tmp/shortlist-escaped", "x").ToBytes();

        (await _reader.ReadAsync(docx)).Texts().ShouldBe(["Harmless"]);
        File.Exists("/tmp/shortlist-escaped").ShouldBeFalse();
    }

    public static TheoryData<string> Samples => ["docx", "odt", "rtf", "html", "text", "pdf"];

    /// <summary>Whatever the bytes, a document comes out or the one exception that says what is wrong with it.</summary>
    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Read_BrokenBytes_NeverFailsInAnotherWay(string format)
    {
        // Without OCR: a page that lost its text would be read as a scan, which takes seconds and is not what breaks.
        await using var reader = ReaderFixture.New(new DocumentOptions { OcrLanguages = [] });
        var sample = Sample(format);
        var random = new Random(20_26);
        var rounds = format is "pdf" ? MutationsOfPdf : Mutations;
        for (var round = 0; round < rounds; round++)
        {
            var broken = Mutate(sample, random);
            try
            {
                (await reader.ReadAsync(broken)).Lines.ShouldNotBeEmpty();
            }
            catch (UnreadableDocumentException exception)
            {
                exception.Message.ShouldNotBeNullOrWhiteSpace();
            }
        }
    }

    private static byte[] Mutate(byte[] sample, Random random)
    {
        var broken = random.Next(3) == 0 ? sample[..random.Next(1, sample.Length)] : [.. sample];
        for (var change = random.Next(0, 12); change > 0; change--)
            broken[random.Next(broken.Length)] = (byte)random.Next(256);
        return broken;
    }

    private static byte[] Sample(string format) => format switch
    {
        "docx" => SamplePackage.Docx("<w:tbl><w:tr><w:tc><w:p><w:pPr><w:pStyle w:val='A'/></w:pPr><w:hyperlink r:id='r'><w:r><w:t>Text</w:t></w:r></w:hyperlink></w:p></w:tc></w:tr></w:tbl>")
            .Styles("<w:style w:styleId='A'><w:basedOn w:val='A'/></w:style>").Link("r", "mailto:a@example.com").ToBytes(),
        "odt" => SamplePackage.Odt("<text:h>Head</text:h><text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>", "<style:style style:name='A' style:parent-style-name='A'/>").ToBytes(),
        "rtf" => @"{\rtf1\ansi{\fonttbl{\f0\fcharset238 A;}}\trowd\pard\intbl\f0 A\'b3\cell\u321?\uc2\cell\row{\field{\*\fldinst HYPERLINK ""x""}{\fldrslt y}}\bin3 abc{\header h}\par}"u8.ToArray(),
        "html" => "<!doctype html><body><table><tr><td><ul><li><a href='x'>y</a></ul></table><pre>a\nb</pre><p hidden>c"u8.ToArray(),
        "text" => "# A\n\n## B\n- *c* [d](e)\n| a | b |\n|--|--|\n"u8.ToArray(),
        _ => new SamplePdf().Lines("A page of text that is long enough to be taken for one").ToBytes(),
    };

    private static byte[] CompoundFile(string directoryEntry) =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000], .. Encoding.Unicode.GetBytes(directoryEntry), .. new byte[100]];

    private static byte[] ManyMembers()
    {
        var package = SamplePackage.Docx("");
        for (var member = 0; member < 2_500; member++)
            package.Part($"word/media/{member}", "");
        return package.ToBytes();
    }
}
