using System.Collections.Frozen;
using System.Globalization;
using Shortlist.CvParsing.Lexicon;

namespace Shortlist.CvParsing.Contacts;

/// <summary>How a country numbers its telephones: a row of <c>Lexicon/Data/phone-plans.tsv</c>, whose head explains it.</summary>
internal sealed class PhonePlan
{
    private static readonly Lazy<PhonePlan[]> LazyAll = new(() => [.. LexiconFile.Read("phone-plans").Select(Parse)]);
    private static readonly Lazy<FrozenDictionary<string, PhonePlan>> LazyByCountry =
        new(() => LazyAll.Value.ToFrozenDictionary(plan => plan.Country, StringComparer.Ordinal));

    private uint _lengths;

    private PhonePlan(string country) => Country = country;

    public static IReadOnlyList<PhonePlan> All => LazyAll.Value;

    /// <summary>ISO 3166 code of the country.</summary>
    public string Country { get; }

    /// <summary>The calling code, without plus.</summary>
    public string Code { get; private set; } = "";

    /// <summary>What is dialled before a national number within the country; empty when nothing is.</summary>
    public string Trunk { get; private set; } = "";

    /// <summary>Whether people write national numbers without the trunk prefix as well.</summary>
    public bool IsTrunkOptional { get; private set; } = true;

    /// <summary>Whether a leading zero belongs to the number (Italy).</summary>
    public bool KeepsZero { get; private set; }

    /// <summary>A digit between calling code and number that fell away.</summary>
    public string Once { get; private set; } = "";

    /// <summary>How national numbers begin; empty when anything goes.</summary>
    public string[] Beginnings { get; private set; } = [];

    public static PhonePlan? Of(string country) => LazyByCountry.Value.GetValueOrDefault(country);

    /// <summary>The plans whose calling code a number begins with; calling codes are prefix-free, so they all share one.</summary>
    public static IEnumerable<PhonePlan> OfInternational(string digits) => All.Where(plan => digits.StartsWith(plan.Code, StringComparison.Ordinal));

    /// <summary>How much of a national number's beginning the plan names when the number fits it, plus one; 0 when it does not fit.</summary>
    public int Fit(ReadOnlySpan<char> national)
    {
        if (national.Length > 31 || (_lengths & (1u << national.Length)) == 0)
            return 0;
        if (Beginnings.Length == 0)
            return 1;

        var longest = 0;
        foreach (var beginning in Beginnings)
        {
            if (national.StartsWith(beginning, StringComparison.Ordinal))
                longest = Math.Max(longest, beginning.Length + 1);
        }

        return longest;
    }

    private static PhonePlan Parse(LexiconRow row)
    {
        var plan = new PhonePlan(row.Key);
        foreach (var fact in row.Phrases)
        {
            var value = fact[(fact.IndexOf(' ', StringComparison.Ordinal) + 1)..];
            switch (fact[0])
            {
                case '+':
                    plan.Code = fact[1..];
                    break;
                case 't':
                    plan.Trunk = value.TrimEnd('?');
                    plan.IsTrunkOptional = value.EndsWith('?');
                    break;
                case 'd':
                    plan._lengths = Numbers(value).Aggregate(0u, (bits, length) => bits | (1u << length));
                    break;
                case 'b':
                    plan.Beginnings = [.. Numbers(value).Select(number => number.ToString(CultureInfo.InvariantCulture))];
                    break;
                case 'k':
                    plan.KeepsZero = true;
                    break;
                case 'o':
                    plan.Once = value;
                    break;
                default:
                    throw new InvalidDataException($"Phone plan {row.Key}: {fact} is not known.");
            }
        }

        return plan.Code.Length > 0 && plan._lengths != 0 ? plan : throw new InvalidDataException($"Phone plan {row.Key}: no calling code, or no lengths.");
    }

    /// <summary>"6-9,11" is 6, 7, 8, 9, 11.</summary>
    private static IEnumerable<int> Numbers(string value)
    {
        foreach (var part in value.Split(','))
        {
            var bounds = part.Split('-');
            var from = int.Parse(bounds[0], CultureInfo.InvariantCulture);
            var to = int.Parse(bounds[^1], CultureInfo.InvariantCulture);
            for (var number = from; number <= to; number++)
                yield return number;
        }
    }
}
