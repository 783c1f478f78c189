using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Shortlist.Bench.Corpus.Formats;

/// <summary>A CV as an Office Open XML document with real headings and list entries.</summary>
internal static class DocxCv
{
    private const int BulletsPerJob = 4;

    private const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    private const string ContentTypes = $"""
        <Types xmlns="{Package}/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Override PartName="/word/document.xml" ContentType="{MediaType}.document.main+xml"/>
        <Override PartName="/word/styles.xml" ContentType="{MediaType}.styles+xml"/>
        <Override PartName="/word/numbering.xml" ContentType="{MediaType}.numbering+xml"/>
        </Types>
        """;

    private const string PackageRelations = $"""
        <Relationships xmlns="{Package}/relationships">
        <Relationship Id="document" Type="{Office}/officeDocument" Target="word/document.xml"/>
        </Relationships>
        """;

    private const string DocumentRelations = $"""
        <Relationships xmlns="{Package}/relationships">
        <Relationship Id="styles" Type="{Office}/styles" Target="styles.xml"/>
        <Relationship Id="numbering" Type="{Office}/numbering" Target="numbering.xml"/>
        </Relationships>
        """;

    private const string Styles = $"""
        <w:styles {Word}>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr><w:sz w:val="21"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:rPr><w:b/><w:sz w:val="48"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:rPr><w:b/><w:sz w:val="22"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/>
        <w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        </w:styles>
        """;

    private const string Numbering = $"""
        <w:numbering {Word}>
        <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>
        <w:pPr><w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        </w:numbering>
        """;

    // The earliest time a zip can hold: the same content gives the same bytes.
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(CvContent cv, Stream output)
    {
        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        AddPart(archive, "[Content_Types].xml", ContentTypes);
        AddPart(archive, "_rels/.rels", PackageRelations);
        AddPart(archive, "word/_rels/document.xml.rels", DocumentRelations);
        AddPart(archive, "word/document.xml", Document(cv.WithBullets(BulletsPerJob)));
        AddPart(archive, "word/styles.xml", Styles);
        AddPart(archive, "word/numbering.xml", Numbering);
    }

    private static void AddPart(ZipArchive archive, string name, string xml)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = NoDate;
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        writer.Write(xml);
    }

    private static string Document(CvContent cv)
    {
        var xml = new StringBuilder($"<w:document {Word}><w:body>\n");
        foreach (var block in CvBlock.Of(cv))
        {
            var style = block.Kind switch
            {
                CvBlockKind.Name => "Title",
                CvBlockKind.Heading => "Heading1",
                CvBlockKind.Entry => "Heading2",
                CvBlockKind.Bullet => "ListBullet",
                _ => "Normal",
            };
            var aside = block.Aside.Length > 0 ? $"<w:r><w:tab/>{Text(block.Aside)}</w:r>" : "";
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r>{Text(block.Text)}</w:r>{aside}</w:p>\n");
        }

        return xml.Append("</w:body></w:document>").ToString();
    }

    private static string Text(string text) => $"<w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t>";
}
