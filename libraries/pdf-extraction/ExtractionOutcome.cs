namespace Shortlist.PdfExtraction;

/// <summary>How an extraction ended; the exit code of its answer.</summary>
internal enum ExtractionOutcome
{
    /// <summary>The text is in the answer.</summary>
    Read = 0,

    /// <summary>The document asks for a password.</summary>
    Encrypted = 2,

    /// <summary>The document is no PDF, or damaged beyond repair.</summary>
    Damaged = 3,

    /// <summary>Poppler is not installed; a shell answers so of any program that is not.</summary>
    NoPoppler = 127,
}
