using System.Globalization;

namespace Shortlist.Records;

/// <summary>Where an item stands in what its batch submitted, and what people know it by.</summary>
/// <param name="Offset">Bytes before it.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Label">The external id that it says it has; <c>#INDEX</c> when it says none that could be one.</param>
public readonly record struct ItemKey(long Offset, int Length, string Label)
{
    /// <summary>The key as slices hold it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Offset}:{Length}:{Label}");

    /// <summary>Reads a key back.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ItemKey Parse(string key)
    {
        var first = key.IndexOf(':', StringComparison.Ordinal);
        var second = key.IndexOf(':', first + 1);
        return second < 0
            ? throw new FormatException("This is no key of a record item.")
            : new(
                long.Parse(key.AsSpan(0, first), CultureInfo.InvariantCulture),
                int.Parse(key.AsSpan(first + 1, second - first - 1), CultureInfo.InvariantCulture),
                key[(second + 1)..]);
    }
}
