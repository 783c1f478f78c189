using System.Globalization;
using Microsoft.AspNetCore.Http;
using Shortlist.Surfaces;

namespace Shortlist.Leads;

/// <summary>
/// The <c>page</c> and <c>pageSize</c> of a request (api-surfaces.md T3): pages count from 0; sizes above 100 become 100;
/// anything that is not a number in range is refused by name.
/// </summary>
/// <param name="Page">From 0.</param>
/// <param name="PageSize">1 to 100.</param>
public readonly record struct Paging(int Page, int PageSize)
{
    private const int DefaultPageSize = 20;
    private const int MaxPageSize = 100;

    /// <summary>Rows before this page.</summary>
    public int Skip => (int)Math.Min((long)Page * PageSize, int.MaxValue);

    /// <summary>The answer's <c>pagination</c>.</summary>
    public Pagination Of(long totalCount) => new(Page, PageSize, totalCount, (totalCount + PageSize - 1) / PageSize);

    /// <summary>Reads both values; false with the refusal when one is bad.</summary>
    public static bool TryRead(IQueryCollection query, out Paging paging, out SurfaceError? refusal)
    {
        List<FieldError> faults = [];
        var page = Read("page", 0, 0, "must be a whole number from 0");
        var pageSize = Read("pageSize", DefaultPageSize, 1, "must be a whole number from 1");
        paging = new(page, Math.Min(pageSize, MaxPageSize));
        refusal = faults.Count == 0 ? null : SurfaceError.BadRequest("The paging is not valid.", faults);
        return refusal is null;

        int Read(string name, int fallback, int least, string rule)
        {
            var values = query[name];
            if (values.Count == 0)
                return fallback;
            if (values.Count == 1
                && int.TryParse(values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && value >= least)
            {
                return value;
            }

            faults.Add(new(name, rule, In: "query"));
            return fallback;
        }
    }
}
