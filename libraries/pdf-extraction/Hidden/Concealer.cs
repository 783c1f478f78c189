using Shortlist.PdfExtraction.Poppler;

namespace Shortlist.PdfExtraction.Hidden;

/// <summary>
/// Tells which words of a page nobody sees. Size is asked of every word. Whether anything is to be seen where a word stands is
/// asked of a picture of the page, whatever the trick may be that hides it; the picture is drawn only where the look into the
/// file leaves a doubt.
/// </summary>
/// <param name="look">The look at the page; null when nothing is known of it.</param>
/// <param name="pageNumber">From 1.</param>
/// <param name="mayDraw">Whether there is time left to draw.</param>
internal sealed class Concealer(PageLook? look, int pageNumber, bool mayDraw)
{
    /// <summary>Points of type that nobody reads.</summary>
    private const double Tiny = 2;

    /// <summary>Height of a page to which <see cref="Tiny"/> belongs; on smaller pages everything is smaller.</summary>
    private const double UsualHeight = 700;

    /// <summary>The page, from 1.</summary>
    public int PageNumber => pageNumber;

    /// <summary>For each word why it is not seen; null for one that is.</summary>
    public Concealment?[] Judge(nint page, double width, double height, PageText text)
    {
        var reasons = new Concealment?[text.Words.Count];
        var shown = new Area(0, 0, width, height);
        var tiny = Tiny * Math.Min(1, height / UsualHeight);
        for (var index = 0; index < reasons.Length; index++)
        {
            var word = text.Words[index];
            reasons[index] = !HasLetters(text.TextOf(word)) ? null
                : word.Size > 0 && word.Size < tiny ? Concealment.Tiny
                : shown.HoldsMiddle(word.Area) ? null : Concealment.OffPage;
        }

        if (mayDraw && reasons.Length > 0 && (look is not { IsSuspicious: false } || HasUnknown(look, text)))
            LookAtPicture(page, width, height, text, reasons);
        return reasons;
    }

    private void LookAtPicture(nint page, double width, double height, PageText text, Concealment?[] reasons)
    {
        // A page that cannot be drawn is shown by nobody's viewer either; its words stay, as nothing is known against them.
        using var image = PageImage.Of(page, width, height);
        for (var index = 0; image is not null && index < reasons.Length; index++)
        {
            var word = text.Words[index];
            if (reasons[index] is not null || !HasLetters(text.TextOf(word)))
                continue;
            var run = look?.RunOf(word.Area);
            var suspicion = run?.Suspicion;
            if ((run is null || suspicion is not null || look is not { IsComplete: true }) && !image.ShowsAnything(word.Area))
                reasons[index] = suspicion ?? Concealment.SameColour;
        }
    }

    /// <summary>Whether a word stands where the look saw no text being shown, so that it knows nothing of it.</summary>
    private static bool HasUnknown(PageLook look, PageText text) =>
        text.Words.Exists(word => HasLetters(text.TextOf(word)) && look.RunOf(word.Area) is null);

    /// <summary>Whether a word can be read at all: bullets and lines are no text.</summary>
    private static bool HasLetters(ReadOnlySpan<byte> word)
    {
        foreach (var unit in word)
        {
            if (char.IsAsciiLetterOrDigit((char)unit) || unit >= 0x80)
                return true;
        }

        return false;
    }
}
