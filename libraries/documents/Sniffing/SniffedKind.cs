namespace Shortlist.Documents.Sniffing;

/// <summary>What the first bytes say of a document.</summary>
internal enum SniffedKind
{
    /// <summary>Bytes of a known format that is not read here, or of none.</summary>
    Unsupported,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>A zip package: DOCX, ODT or something else, which its members tell.</summary>
    Package,

    /// <summary>An OLE compound file: an old Word document, or an encrypted DOCX.</summary>
    CompoundFile,

    /// <summary>An image.</summary>
    Image,

    /// <summary>Rich Text Format.</summary>
    Rtf,

    /// <summary>HTML.</summary>
    Html,

    /// <summary>Nothing else: text, when it decodes as such.</summary>
    Text,
}
