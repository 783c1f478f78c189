namespace Shortlist.Bench.Corpus;

/// <summary>
/// SplitMix64. Its numbers are the same on every machine and runtime, which <see cref="Random"/> does not promise,
/// so a corpus is named by its seed alone.
/// </summary>
internal sealed class SeededRandom(int seed, int stream)
{
    private ulong _state = ((ulong)(uint)seed << 32) | (uint)stream;

    /// <summary>A number from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to) => from + (int)(Next() % (ulong)(to - from + 1));

    /// <summary>True in <paramref name="percent"/> of 100 cases.</summary>
    public bool Chance(int percent) => Between(1, 100) <= percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Between(0, from.Count - 1)];

    /// <summary>Different members of a list, in random order.</summary>
    public IReadOnlyList<T> Pick<T>(IReadOnlyList<T> from, int count)
    {
        T[] pool = [.. from];
        for (var at = 0; at < count; at++)
        {
            var other = Between(at, pool.Length - 1);
            (pool[at], pool[other]) = (pool[other], pool[at]);
        }

        return pool[..count];
    }

    private ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
