namespace Shortlist.PdfExtraction.Poppler;

/// <summary>A word of a page.</summary>
/// <param name="Line">Poppler's line, counted over the page.</param>
/// <param name="Style">Index of its style.</param>
/// <param name="Size">Points of type; 0 when unknown.</param>
/// <param name="Area">Where it stands.</param>
/// <param name="Start">Where it begins in the page's text.</param>
/// <param name="End">Where it ends there.</param>
/// <param name="Letters">Letters and digits in it.</param>
internal readonly record struct PageWord(int Line, int Style, double Size, Area Area, int Start, int End, int Letters);
