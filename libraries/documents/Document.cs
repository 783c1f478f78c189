namespace Shortlist.Documents;

/// <summary>The format that the bytes of a document turned out to have, whatever its name said.</summary>
public enum DocumentFormat
{
    /// <summary>PDF with a text layer.</summary>
    Pdf,

    /// <summary>PDF whose pages are images; the text was read by OCR.</summary>
    ScannedPdf,

    /// <summary>PNG, JPEG, TIFF, BMP or WebP; the text was read by OCR.</summary>
    Image,

    /// <summary>Office Open XML text document.</summary>
    Docx,

    /// <summary>OpenDocument text.</summary>
    Odt,

    /// <summary>Rich Text Format.</summary>
    Rtf,

    /// <summary>HTML.</summary>
    Html,

    /// <summary>Plain text or Markdown.</summary>
    Text,

    /// <summary>Rows of values parted by commas, semicolons or tabs.</summary>
    Csv,
}

/// <summary>How heavy a line is set.</summary>
public enum FontWeight
{
    /// <summary>The format or the extractor does not tell.</summary>
    Unknown,

    /// <summary>Regular.</summary>
    Regular,

    /// <summary>Bold or heavier.</summary>
    Bold,
}

/// <summary>A rectangle on a page, in points (1/72 inch) from the top left corner.</summary>
public readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Points from left to right.</summary>
    public double Width => Right - Left;

    /// <summary>Points from top to bottom.</summary>
    public double Height => Bottom - Top;

    /// <summary>The smallest box that holds both.</summary>
    public Box Union(Box other) => new(
        Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));
}

/// <summary>A word and where it stands.</summary>
public readonly record struct DocumentWord(string Text, Box Box);

/// <summary>A row of a table, of a format that marks tables.</summary>
/// <param name="Cells">The whole text of each cell from left to right, empty ones too; a line break parts lines of a cell.</param>
/// <param name="LineCount">How many lines of the document tell the row, this one included.</param>
public sealed record DocumentRow(IReadOnlyList<string> Cells, int LineCount);

/// <summary>
/// A line of text. Formats without fixed pages (DOCX, HTML, text …) give every paragraph, heading, list entry and line
/// break a line of its own, count them down one endless page at 12 points a line, and indent boxes by their level.
/// </summary>
public sealed record DocumentLine
{
    /// <summary>Page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>The text: NFC, no control characters, single spaces; a tab parts cells and columns of one row.</summary>
    public required string Text { get; init; }

    /// <summary>Where the line stands.</summary>
    public required Box Box { get; init; }

    /// <summary>Size of the type in points; 0 when unknown.</summary>
    public double FontSize { get; init; }

    /// <summary>How heavy it is set.</summary>
    public FontWeight Weight { get; init; }

    /// <summary>1 for a top heading of a format that marks headings, and so on down; 0 for other text.</summary>
    public int HeadingLevel { get; init; }

    /// <summary>Whether it is an entry of a list, its bullet removed.</summary>
    public bool IsListItem { get; init; }

    /// <summary>
    /// Which block of the page it belongs to, counted in reading order from 0: a paragraph, a column's part, a table
    /// cell. Lines of one block read on; a new block is a gap.
    /// </summary>
    public int Block { get; init; }

    /// <summary>The row of a table that begins with this line; null for lines that begin none.</summary>
    public DocumentRow? Row { get; init; }

    /// <summary>Its words with their boxes, where the format has them; otherwise empty.</summary>
    public IReadOnlyList<DocumentWord> Words { get; init; } = [];
}

/// <summary>A link of the document.</summary>
/// <param name="Target">The URI as written, such as <c>mailto:kim@example.com</c>.</param>
/// <param name="Text">The text it is put on; empty when unknown.</param>
/// <param name="Page">Page, from 1.</param>
/// <param name="Box">The area that it is put on; null in formats without fixed pages.</param>
public sealed record DocumentLink(string Target, string Text, int Page, Box? Box = null);

/// <summary>Why nobody who looks at a document sees a text of it.</summary>
public enum HiddenReason
{
    /// <summary>Its format says that it is not to be shown: hidden text of DOCX, ODT and RTF, <c>display: none</c> of HTML.</summary>
    NotDisplayed,

    /// <summary>It has the colour of what is behind it.</summary>
    SameColour,

    /// <summary>It is set too small to be read.</summary>
    Tiny,

    /// <summary>It stands outside the page, or outside the part of it that is shown.</summary>
    OffPage,

    /// <summary>It is drawn without ink, and there is no picture of it either.</summary>
    Invisible,

    /// <summary>Something is drawn over it.</summary>
    Covered,
}

/// <summary>A text that is in the document and that nobody sees. It is never among <see cref="Document.Lines"/>.</summary>
/// <param name="Page">Page, from 1.</param>
/// <param name="Box">Where it stands; may lie outside the page.</param>
/// <param name="Text">The text, cut at <see cref="MaxLength"/> characters.</param>
/// <param name="Reason">Why it is not seen.</param>
public sealed record HiddenText(int Page, Box Box, string Text, HiddenReason Reason)
{
    /// <summary>Characters of one hidden text that are kept: enough to judge it by.</summary>
    public const int MaxLength = 1_000;

    /// <summary>As much of a text as is kept.</summary>
    internal static string Cut(string text) => text.Length <= MaxLength ? text
        : text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
}

/// <summary>The size of a page, in points.</summary>
public readonly record struct PageSize(double Width, double Height);

/// <summary>A document that was read: its lines in reading order, and what is known of it.</summary>
public sealed record Document
{
    /// <summary>What the bytes are.</summary>
    public required DocumentFormat Format { get; init; }

    /// <summary>The lines, in reading order.</summary>
    public required IReadOnlyList<DocumentLine> Lines { get; init; }

    /// <summary>Its links.</summary>
    public IReadOnlyList<DocumentLink> Links { get; init; } = [];

    /// <summary>The sizes of the pages that were read, in order; empty for formats without fixed pages.</summary>
    public IReadOnlyList<PageSize> Pages { get; init; } = [];

    /// <summary>What is written in it for machines alone, in the order in which it is met; at most <see cref="MaxHidden"/> texts.</summary>
    public IReadOnlyList<HiddenText> Hidden { get; init; } = [];

    /// <summary>Hidden texts of one document that are kept.</summary>
    public const int MaxHidden = 200;

    /// <summary>Pages of the document; 1 for formats without fixed pages.</summary>
    public int PageCount { get; init; } = 1;

    /// <summary>Pages that were read; fewer than <see cref="PageCount"/> when a limit cut it.</summary>
    public int PagesRead { get; init; } = 1;

    /// <summary>What the reader wants known, in plain words and without content of the document: pages left out and the like.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
