using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Shortlist.Store;

namespace Shortlist.Files;

/// <summary>
/// A page of a list. The token of the next one carries the time of the first request, so that what is made meanwhile does not
/// move rows from page to page.
/// </summary>
/// <param name="Skip">Rows before it.</param>
/// <param name="Size">Rows on it.</param>
/// <param name="AsOf">When the first page was asked for.</param>
public readonly record struct PageRequest(int Skip, int Size, DateTimeOffset AsOf)
{
    /// <summary>Rows on a page, unless <c>page_size</c> says otherwise.</summary>
    public const int DefaultSize = 50;

    /// <summary>Rows on a page at the most.</summary>
    public const int MaxSize = 1000;

    /// <summary>Reads a token; false when it is none of ours.</summary>
    public static bool TryRead(string token, int size, out PageRequest page)
    {
        page = default;
        if (token.Length > 100 || !Base64Url.IsValid(token))
            return false;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split('.');
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var skip)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var asOf)
            || asOf > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            return false;
        }

        page = new(skip, size, DateTimeOffset.FromUnixTimeMilliseconds(asOf));
        return true;
    }

    /// <summary>Asks a collection for this page, newest first, and writes it.</summary>
    public async Task<IResult> AnswerAsync<T, TBody>(
        Collection<T> collection,
        List<Condition> conditions,
        Func<T, TBody> body,
        JsonTypeInfo<ListPage<TBody>> json,
        CancellationToken cancellationToken,
        Store.SortKey? order = null)
        where T : class
    {
        if (Skip > 0)
            conditions.Add(Where.Below("created_at", AsOf.ToUnixTimeMilliseconds() + 1));
        // One more than fits tells whether there is a next page.
        var found = await collection.QueryAsync(
            new Query
            {
                Conditions = conditions,
                OrderBy = [order ?? new Store.SortKey("created_at", Descending: true)],
                Skip = Skip,
                Take = Size + 1,
            },
            cancellationToken);
        var rows = found.Take(Size).Select(each => body(each.Value)).ToList();
        return Results.Json(new ListPage<TBody>(rows, found.Count > Size ? Next() : null, null), json);
    }

    /// <summary>Asks for this page, and one row more, and writes it.</summary>
    public async Task<IResult> AnswerAsync<TBody>(
        List<Condition> conditions, Func<List<Condition>, int, int, Task<List<TBody>>> list, JsonTypeInfo<ListPage<TBody>> json)
    {
        if (Skip > 0)
            conditions.Add(Where.Below("created_at", AsOf.ToUnixTimeMilliseconds() + 1));
        var found = await list(conditions, Skip, Size + 1);
        return Results.Json(new ListPage<TBody>([.. found.Take(Size)], found.Count > Size ? Next() : null, null), json);
    }

    private string Next() => Base64Url.EncodeToString(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Skip + Size}.{AsOf.ToUnixTimeMilliseconds()}")));
}

/// <summary>A page of a list as the surface shows it.</summary>
/// <param name="Items">The rows.</param>
/// <param name="NextPageToken">For the next page; null on the last one.</param>
/// <param name="TotalSize">Never counted: null.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Items, string? NextPageToken, long? TotalSize);
