using System.IO.Compression;
using System.Text;

namespace Shortlist.Documents.Tests.Samples;

/// <summary>Writes DOCX and ODT packages from the XML that a test is about.</summary>
internal sealed class SamplePackage
{
    private const string Word =
        "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
        + "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' "
        + "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "
        + "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'";

    private const string OpenDocument =
        "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "
        + "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
        + "xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' xmlns:xlink='http://www.w3.org/1999/xlink' "
        + "xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'";

    private readonly List<(string Name, byte[] Bytes)> _parts = [];

    public static SamplePackage Docx(string body) =>
        new SamplePackage()
            .Part("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")
            .Part("word/document.xml", $"<w:document {Word}><w:body>{body}</w:body></w:document>");

    public static SamplePackage Odt(string body, string automaticStyles = "") =>
        new SamplePackage()
            .Part("mimetype", "application/vnd.oasis.opendocument.text")
            .Part("content.xml", $"<office:document-content {OpenDocument}><office:automatic-styles>{automaticStyles}</office:automatic-styles>"
                + $"<office:body><office:text>{body}</office:text></office:body></office:document-content>");

    public SamplePackage Header(string body) => Part("word/header1.xml", $"<w:hdr {Word}>{body}</w:hdr>");

    public SamplePackage Footer(string body) => Part("word/footer1.xml", $"<w:ftr {Word}>{body}</w:ftr>");

    public SamplePackage Styles(string styles) => Part("word/styles.xml", $"<w:styles {Word}>{styles}</w:styles>");

    public SamplePackage OdtStyles(string masterStyles) =>
        Part("styles.xml", $"<office:document-styles {OpenDocument}><office:master-styles>{masterStyles}</office:master-styles></office:document-styles>");

    public SamplePackage Link(string id, string target) =>
        Part("word/_rels/document.xml.rels", "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            + $"<Relationship Id='{id}' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink' Target='{target}' TargetMode='External'/></Relationships>");

    public SamplePackage Part(string name, string text) => Part(name, Encoding.UTF8.GetBytes(text));

    public SamplePackage Part(string name, byte[] bytes)
    {
        _parts.Add((name, bytes));
        return this;
    }

    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in _parts)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(bytes);
            }
        }

        return file.ToArray();
    }
}
