namespace Shortlist.Client.TalentRay;

/// <summary>A page of a list.</summary>
public sealed record Page<T>
{
    /// <summary>The rows.</summary>
    public required IReadOnlyList<T> Data { get; init; }

    /// <summary>Where the page stands in the list.</summary>
    public required Pagination Pagination { get; init; }
}

/// <summary>Where a page stands in its list.</summary>
/// <param name="Page">Number of the page, from 0.</param>
/// <param name="PageSize">Rows a page holds; 100 when more were asked for.</param>
/// <param name="TotalCount">Rows of all pages.</param>
/// <param name="TotalPages">Pages there are; the last is one less. 0 when there are no rows.</param>
public sealed record Pagination(int Page, int PageSize, long TotalCount, long TotalPages);
