namespace Shortlist.CvParsing.Dates;

/// <summary>A date or a stretch of time in a text.</summary>
/// <param name="From">Where it begins in the text.</param>
/// <param name="To">Where it ends in the text.</param>
/// <param name="Start">Its first month.</param>
/// <param name="End">Its last month; null when it goes on or is not told.</param>
/// <param name="IsCurrent">Whether it goes on.</param>
/// <param name="IsRange">Whether it is a stretch of time; a single date has its month as <see cref="End"/>.</param>
/// <param name="IsOpen">Whether it breaks off behind a dash.</param>
internal readonly record struct DateRange(int From, int To, CvDate? Start, CvDate? End, bool IsCurrent, bool IsRange, bool IsOpen = false)
{
    /// <summary>The year by which it is placed.</summary>
    public int? Year => (Start ?? End)?.Year;
}
