using System.Globalization;
using Microsoft.AspNetCore.Http;
using Shortlist.Store;
using Shortlist.Surfaces;

namespace Shortlist.Files;

/// <summary>The query of a request; reading notes what is wrong, as <see cref="JsonFields"/> does.</summary>
public sealed class QueryFields(IQueryCollection query)
{
    private readonly List<FieldError> _faults = [];

    /// <summary>The refusal that names what was wrong so far; null when nothing was.</summary>
    public SurfaceError? Refusal => _faults.Count == 0 ? null : Refusals.Invalid(_faults);

    /// <summary>A text, or null when absent or empty.</summary>
    public string? Text(string name) => query[name] is [.., { Length: > 0 } value] ? value : null;

    /// <summary>The values of a repeated field; values parted by commas count as repeated.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        [.. query[name].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>Values of a repeated field, each one of some words (api-surfaces.md L7).</summary>
    public IReadOnlyList<string> Choices(string name, IReadOnlyList<string> allowed)
    {
        var values = Texts(name);
        foreach (var value in values.Where(value => !allowed.Contains(value, StringComparer.Ordinal)))
            _faults.Add(new(name, $"'{value}' is none of '{string.Join("', '", allowed)}'", "literal_error", "query"));
        return values;
    }

    /// <summary>One of some words, or null.</summary>
    public string? Choice(string name, IReadOnlyList<string> allowed) =>
        Text(name) is null ? null : Choices(name, allowed) is [var only] ? only : null;

    /// <summary>True or false; false when absent.</summary>
    public bool Flag(string name)
    {
        if (Text(name) is not { } text)
            return false;
        if (text is "true" or "True" or "1")
            return true;
        if (text is not ("false" or "False" or "0"))
            _faults.Add(new(name, "Input should be a valid boolean, unable to interpret input", "bool_parsing", "query"));
        return false;
    }

    /// <summary>A time, or null.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
            return null;
        // A plus that was not escaped arrives as a space.
        if (DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time))
        {
            return time;
        }

        _faults.Add(new(name, "Input should be a valid datetime, invalid character in year", "datetime_from_date_parsing", "query"));
        return null;
    }

    /// <summary>Adds the conditions of <c>created_at_on_or_after</c> and <c>created_at_on_or_before</c>, or of another time's filters.</summary>
    public void AddTimes(List<Condition> conditions, string key, string field)
    {
        if (Time($"{field}_on_or_after") is { } after)
            conditions.Add(Where.AtLeast(key, after.ToUnixTimeMilliseconds()));
        if (Time($"{field}_on_or_before") is { } before)
            conditions.Add(Where.Below(key, before.ToUnixTimeMilliseconds() + 1));
    }

    /// <summary>Which page is asked for.</summary>
    public PageRequest Page(DateTimeOffset now)
    {
        var size = PageRequest.DefaultSize;
        if (Text("page_size") is { } text)
        {
            if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out size))
                _faults.Add(new("page_size", "Input should be a valid integer, unable to parse string as an integer", "int_parsing", "query"));
            else if (size < 1)
                _faults.Add(new("page_size", "Input should be greater than or equal to 1", "greater_than_equal", "query"));
        }

        size = Math.Min(size, PageRequest.MaxSize);
        if (Text("page_token") is not { } token)
            return new(0, size, now);
        if (PageRequest.TryRead(token, size, out var page))
            return page;
        _faults.Add(new("page_token", "Input should be a token of an earlier page", "value_error", "query"));
        return new(0, Math.Max(1, size), now);
    }
}
