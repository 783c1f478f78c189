using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Shortlist.CvCorpus.Content;

namespace Shortlist.CvCorpus.Formats;

/// <summary>CVs as Office Open XML and OpenDocument.</summary>
internal static class OfficeFormats
{
    private const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    private const string OpenDocument = "urn:oasis:names:tc:opendocument:xmlns";

    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How a DOCX arranges its blocks.</summary>
    public enum DocxForm
    {
        Styled,
        Direct,
        ContactInHeader,
        DatesTable,
        SidebarTable,
    }

    public static byte[] Docx(CvContent cv, DocxForm form, Chance chance)
    {
        var blocks = Blocks.Of(cv, chance);
        var header = form == DocxForm.ContactInHeader ? blocks.TakeWhile(block => block.Kind != BlockKind.Heading).ToList() : [];
        var rest = blocks.Skip(header.Count).ToList();
        var body = form switch
        {
            DocxForm.DatesTable => DatesTable(rest),
            DocxForm.SidebarTable => SidebarTable(rest),
            _ => string.Concat(rest.Select(block => Paragraph(block, form == DocxForm.Direct))),
        };
        var section = header.Count > 0 ? "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/></w:sectPr>" : "";
        List<(string, string)> parts =
        [
            ("[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{MediaType}.document.main+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"{MediaType}.styles+xml\"/><Override PartName=\"/word/header1.xml\" ContentType=\"{MediaType}.header+xml\"/></Types>"),
            ("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"document\" Type=\"{Office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
            ("word/_rels/document.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"styles\" Type=\"{Office}/styles\" Target=\"styles.xml\"/><Relationship Id=\"header\" Type=\"{Office}/header\" Target=\"header1.xml\"/></Relationships>"),
            ("word/document.xml", $"<w:document {Word}><w:body>{body}{section}</w:body></w:document>"),
            ("word/header1.xml", $"<w:hdr {Word}>{string.Concat(header.Select(block => Paragraph(block, isDirect: true)))}</w:hdr>"),
            ("word/styles.xml", Styles()),
        ];
        return Zip(parts);
    }

    public static byte[] Odt(List<Block> blocks) => Zip(
    [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", $"<manifest:manifest xmlns:manifest=\"{OpenDocument}:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.text\"/></manifest:manifest>"),
        ("content.xml", $"<office:document-content xmlns:office=\"{OpenDocument}:office:1.0\" xmlns:text=\"{OpenDocument}:text:1.0\"><office:body><office:text>{string.Concat(blocks.Select(OdtBlock))}</office:text></office:body></office:document-content>"),
    ]);

    private static string OdtBlock(Block block)
    {
        var text = Escaped(block.Text) + (block.Aside.Length > 0 ? $"<text:tab/>{Escaped(block.Aside)}" : "");
        return block.Kind switch
        {
            BlockKind.Name => $"<text:h text:outline-level=\"1\">{text}</text:h>",
            BlockKind.Heading => $"<text:h text:outline-level=\"2\">{text}</text:h>",
            BlockKind.Bullet => $"<text:list><text:list-item><text:p>{text}</text:p></text:list-item></text:list>",
            _ => $"<text:p>{text}</text:p>",
        };
    }

    /// <summary>Two columns: dates on the left, everything else on the right.</summary>
    private static string DatesTable(List<Block> blocks)
    {
        var xml = new StringBuilder();
        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Head && block.Aside.Length > 0)
                xml.Append(CultureInfo.InvariantCulture, $"<w:tbl><w:tr><w:tc>{Paragraph(new Block(BlockKind.Text, block.Aside), true)}</w:tc><w:tc>{Paragraph(block with { Aside = "" }, true)}</w:tc></w:tr></w:tbl>");
            else
                xml.Append(Paragraph(block, isDirect: true));
        }

        return xml.ToString();
    }

    /// <summary>One table of one row: skills and languages on the left, the rest on the right.</summary>
    private static string SidebarTable(List<Block> blocks)
    {
        var (left, right) = (new StringBuilder(), new StringBuilder());
        var head = blocks.TakeWhile(block => block.Kind != BlockKind.Heading).ToList();
        var isShort = false;
        for (var i = head.Count; i < blocks.Count; i++)
        {
            if (blocks[i].Kind == BlockKind.Heading)
                isShort = !blocks.Skip(i + 1).TakeWhile(block => block.Kind != BlockKind.Heading).Any(block => block.Kind == BlockKind.Head || block.Text.Length > 120);
            (isShort ? left : right).Append(Paragraph(blocks[i], isDirect: true));
        }

        var intro = string.Concat(head.Select(block => Paragraph(block, isDirect: true)));
        return $"{intro}<w:tbl><w:tr><w:tc>{left}<w:p/></w:tc><w:tc>{right}<w:p/></w:tc></w:tr></w:tbl>";
    }

    private static string Paragraph(Block block, bool isDirect)
    {
        var style = (isDirect, block.Kind) switch
        {
            (false, BlockKind.Name) => "<w:pStyle w:val=\"Title\"/>",
            (false, BlockKind.Heading) => "<w:pStyle w:val=\"Heading1\"/>",
            (false, BlockKind.Head) => "<w:pStyle w:val=\"Heading2\"/>",
            (_, BlockKind.Bullet) => "<w:pStyle w:val=\"ListBullet\"/>",
            _ => "",
        };
        var look = (isDirect, block.Kind) switch
        {
            (true, BlockKind.Name) => "<w:b/><w:sz w:val=\"44\"/>",
            (true, BlockKind.Heading) => "<w:b/><w:caps/><w:sz w:val=\"25\"/>",
            (true, BlockKind.Head) => "<w:b/>",
            _ => "",
        };
        var aside = block.Aside.Length > 0 ? $"<w:r><w:tab/><w:t xml:space=\"preserve\">{Escaped(block.Aside)}</w:t></w:r>" : "";
        return $"<w:p><w:pPr>{style}</w:pPr><w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{Escaped(block.Text)}</w:t></w:r>{aside}</w:p>";
    }

    private static string Styles() => $"""
        <w:styles {Word}>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr><w:sz w:val="21"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:rPr><w:b/><w:sz w:val="48"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:rPr><w:b/><w:sz w:val="22"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        </w:styles>
        """;

    private static string Escaped(string text) => SecurityElement.Escape(text);

    private static byte[] Zip(List<(string Name, string Content)> parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                var entry = archive.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
                entry.LastWriteTime = NoDate;
                using var target = entry.Open();
                target.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }
}
