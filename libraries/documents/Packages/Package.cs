using System.IO.Compression;
using System.Xml;

namespace Shortlist.Documents.Packages;

/// <summary>A zip package of XML parts (DOCX, ODT), read under limits that a bomb cannot get around.</summary>
internal sealed class Package : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly DocumentOptions _options;
    private long _unpacked;

    private Package(ZipArchive archive, DocumentOptions options)
    {
        _archive = archive;
        _options = options;
    }

    /// <summary>Names of its members.</summary>
    public IEnumerable<string> Parts => _archive.Entries.Select(entry => entry.FullName);

    /// <summary>Opens it; the stream stays open after it.</summary>
    /// <exception cref="UnreadableDocumentException">It is damaged or has too many members.</exception>
    public static Package Open(Stream content, DocumentOptions options)
    {
        try
        {
            var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count <= options.MaxPackageEntries)
                return new Package(archive, options);
            archive.Dispose();
        }
        catch (InvalidDataException exception)
        {
            throw new UnreadableDocumentException(UnreadableReason.Corrupted, "The document's package is damaged or cut off.", exception);
        }

        throw new UnreadableDocumentException(UnreadableReason.TooLarge, "The document's package has too many members.");
    }

    /// <summary>Whether there is a member of this name.</summary>
    public bool Has(string part) => _archive.GetEntry(part) is not null;

    /// <summary>The bytes of a member, counted as they unpack; null when there is none.</summary>
    public Stream? OpenPart(string part)
    {
        if (_archive.GetEntry(part) is not { } entry)
            return null;
        return new MeteredStream(entry.Open(), (more, ofPart) => Check(entry, more, ofPart));
    }

    /// <summary>A reader of an XML member: no DTD, nothing resolved; null when there is no such member.</summary>
    public XmlReader? OpenXml(string part) =>
        OpenPart(part) is { } stream
            ? XmlReader.Create(stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = _options.MaxPartBytes,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                CheckCharacters = false,
                CloseInput = true,
            })
            : null;

    public void Dispose() => _archive.Dispose();

    private void Check(ZipArchiveEntry entry, int more, long ofPart)
    {
        _unpacked += more;
        var isBomb = ofPart > _options.RatioFreeBytes && ofPart / Math.Max(1, entry.CompressedLength) > _options.MaxUnpackRatio;
        if (isBomb || ofPart > _options.MaxPartBytes || _unpacked > _options.MaxUnpackedBytes)
            throw new UnreadableDocumentException(UnreadableReason.TooLarge, "The document unpacks to more than is read here.");
    }
}
