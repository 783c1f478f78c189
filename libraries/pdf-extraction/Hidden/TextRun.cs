namespace Shortlist.PdfExtraction.Hidden;

/// <summary>One showing of text: where it begins, on its page's points from the top left, and how large it is.</summary>
internal sealed class TextRun(double x, double baseline, double size)
{
    public double X => x;

    public double Baseline => baseline;

    /// <summary>Size of the type in points.</summary>
    public double Size => size;

    /// <summary>Why it may not be seen, as far as its drawing tells; null when it is plainly seen.</summary>
    public Concealment? Suspicion { get; set; }
}
