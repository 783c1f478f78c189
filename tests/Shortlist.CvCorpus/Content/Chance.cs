namespace Shortlist.CvCorpus.Content;

/// <summary>SplitMix64: its numbers are the same on every machine and runtime, so a CV is named by seed and index alone.</summary>
internal sealed class Chance(int seed, int stream)
{
    private ulong _state = ((ulong)(uint)seed << 32) | (uint)stream;

    /// <summary>A number from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to) => from + (int)(Next() % (ulong)(to - from + 1));

    /// <summary>True in <paramref name="percent"/> of 100 cases.</summary>
    public bool Percent(int percent) => Between(1, 100) <= percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Between(0, from.Count - 1)];

    public T Pick<T>()
        where T : struct, Enum => Pick(Enum.GetValues<T>());

    /// <summary>Different members of a list, in random order; all of them when there are no more.</summary>
    public List<T> Some<T>(IEnumerable<T> from, int count)
    {
        List<T> pool = [.. from];
        for (var at = 0; at < pool.Count; at++)
        {
            var other = Between(at, pool.Count - 1);
            (pool[at], pool[other]) = (pool[other], pool[at]);
        }

        return pool[..Math.Min(count, pool.Count)];
    }

    /// <summary>Puts a digit for every <c>#</c>.</summary>
    public string Digits(string pattern) => string.Concat(pattern.Select(c => c == '#' ? (char)('0' + Between(0, 9)) : c));

    private ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
