namespace Shortlist.PdfExtraction;

/// <summary>
/// What an entry of an answer is. Numbers are little-endian: counts, lengths and indexes of 32 bits, sizes and places of
/// single precision. Texts are UTF-8 after their length.
/// </summary>
internal enum Tag : byte
{
    /// <summary>The pages of the document.</summary>
    Document = (byte)'D',

    /// <summary>A page begins: width, height.</summary>
    Page = (byte)'P',

    /// <summary>A way of setting type, counted from 0 over the document: font, size, colour.</summary>
    Style = (byte)'S',

    /// <summary>A line of the page begins.</summary>
    Line = (byte)'L',

    /// <summary>A word of the line: style, box, text.</summary>
    Word = (byte)'W',

    /// <summary>An image of the page: box.</summary>
    Image = (byte)'I',

    /// <summary>A link of the page: box, address.</summary>
    Link = (byte)'A',

    /// <summary>Text that is not seen: page from 1, <see cref="Concealment"/>, box, text.</summary>
    Hidden = (byte)'H',
}
