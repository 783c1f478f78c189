using System.Globalization;
using Shortlist.Surfaces;

namespace Shortlist.Ingest.Records;

/// <summary>Reads the parameters of a query; every fault is named.</summary>
internal sealed class RecordQuery(IQueryCollection query)
{
    private const int MaxWaitSeconds = 86_400;
    private readonly List<FieldError> _faults = [];

    /// <summary>The refusal when something is wrong; null when nothing is.</summary>
    public SurfaceError? Refusal => _faults.Count == 0 ? null : SurfaceError.BadRequest("The query is not valid.", _faults);

    /// <summary>A truth value, written <c>true</c> or <c>false</c> in any case (api-surfaces.md R11); false when absent.</summary>
    public bool Flag(string name) => One(name) switch
    {
        null => false,
        var text when text.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
        var text when text.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
        _ => Fault(name, "must be 'true' or 'false'"),
    };

    /// <summary>Whether <c>onconflict</c> says that what exists stays.</summary>
    public bool Rejects() => One("onconflict") switch
    {
        null or "upsert" => false,
        "reject" => true,
        _ => Fault("onconflict", "must be 'upsert' or 'reject'"),
    };

    /// <summary>How long a record may wait for others.</summary>
    public TimeSpan DependencyWait()
    {
        const string Name = "dependencyWaitTimeout";
        if (One(Name) is not { } text)
            return TimeSpan.Zero;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= MaxWaitSeconds)
            return TimeSpan.FromSeconds(seconds);
        Fault(Name, $"must be a whole number of seconds from 0 to {MaxWaitSeconds}");
        return TimeSpan.Zero;
    }

    private string? One(string name)
    {
        var values = query[name];
        if (values.Count > 1)
            Fault(name, "must be given once");
        return values.Count == 0 ? null : values[0] ?? "";
    }

    private bool Fault(string name, string reason)
    {
        _faults.Add(new(name, reason, In: "query"));
        return false;
    }
}
