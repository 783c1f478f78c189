namespace Shortlist.PdfExtraction;

/// <summary>Why text of a PDF is not seen.</summary>
internal enum Concealment
{
    /// <summary>It has the colour of what is behind it.</summary>
    SameColour = 0,

    /// <summary>It is set too small to be read.</summary>
    Tiny = 1,

    /// <summary>It stands outside the page, or outside the part of it that is shown.</summary>
    OffPage = 2,

    /// <summary>It is drawn without ink.</summary>
    Invisible = 3,

    /// <summary>Something is drawn over it, or a clip leaves it out.</summary>
    Covered = 4,
}
