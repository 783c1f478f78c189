using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Shortlist.Surfaces;

namespace Shortlist.Query;

/// <summary>Reads the parameters of a query; every fault is named.</summary>
internal sealed class ReachQuery(IQueryCollection query)
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;
    private readonly List<FieldError> _faults = [];

    /// <summary>The refusal when something is wrong; null when nothing is.</summary>
    public SurfaceError? Refusal => _faults.Count == 0 ? null : SurfaceError.BadRequest("The query is not valid.", _faults);

    /// <summary>A truth value, written <c>true</c> or <c>false</c> in any case (api-surfaces.md R11); false when absent.</summary>
    public bool Flag(string name)
    {
        var text = One(name);
        if (text is not null && !text.Equals("true", StringComparison.OrdinalIgnoreCase) && !text.Equals("false", StringComparison.OrdinalIgnoreCase))
            Fault(name, "must be 'true' or 'false'");
        return text?.Equals("true", StringComparison.OrdinalIgnoreCase) is true;
    }

    /// <summary>One of several words, or null when absent.</summary>
    public string? Word(string name, IEnumerable<string> words)
    {
        var text = One(name);
        if (text is null || words.Contains(text, StringComparer.OrdinalIgnoreCase))
            return text;
        Fault(name, $"must be one of {string.Join(", ", words)}");
        return null;
    }

    /// <summary>Rows of a page.</summary>
    public int Limit()
    {
        if (One("limit") is not { } text)
            return DefaultLimit;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0)
            return Math.Min(limit, MaxLimit);
        Fault("limit", "must be a whole number, 1 or more");
        return DefaultLimit;
    }

    /// <summary>Where the page before ended, or null for the first one.</summary>
    public string? Cursor()
    {
        if (One("cursor") is not { Length: > 0 } text)
            return null;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Base64Url.DecodeFromChars(text));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            Fault("cursor", "is not one that a page gave");
            return null;
        }
    }

    /// <summary>Notes what is wrong with a parameter.</summary>
    public void Fault(string name, string reason) => _faults.Add(new(name, reason, In: "query"));

    /// <summary>A cursor as pages give it.</summary>
    public static string CursorOf(string place) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(place));

    private string? One(string name)
    {
        var values = query[name];
        if (values.Count > 1)
            Fault(name, "must be given once");
        return values.Count == 0 ? null : values[0] ?? "";
    }
}
