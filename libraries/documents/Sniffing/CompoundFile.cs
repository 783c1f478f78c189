using System.Text;

namespace Shortlist.Documents.Sniffing;

/// <summary>Tells what an OLE compound file is, so that its sender learns what to do about it. None is read here.</summary>
internal static class CompoundFile
{
    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");
    private static readonly byte[] WordDocument = Encoding.Unicode.GetBytes("WordDocument");

    /// <summary>Why it is not read.</summary>
    public static UnreadableDocumentException Refuse(DocumentSource source)
    {
        if (StreamSearch.ContainsWord(source.Rewind(), EncryptedPackage))
            return new(UnreadableReason.Encrypted, "The document is protected with a password.");
        return StreamSearch.ContainsWord(source.Rewind(), WordDocument)
            ? new(UnreadableReason.UnsupportedType, "Word documents of the old .doc format are not read; save it as DOCX or PDF.")
            : new(UnreadableReason.UnsupportedType, "The file is of no type that is read here.");
    }
}
