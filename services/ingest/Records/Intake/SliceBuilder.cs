using Shortlist.Records;

namespace Shortlist.Ingest.Records;

/// <summary>
/// Cuts a submission into slices as its items are found. Remembers of each record's name only a hash: whether one comes twice decides
/// whether slices may be worked on side by side.
/// </summary>
internal sealed class SliceBuilder(int sliceSize)
{
    private const int MaxSliceBytes = 4 * 1024 * 1024;
    private const ulong FnvBasis = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    private readonly HashSet<ulong> _names = [];
    private List<string> _open = [];
    private long _openStart;

    /// <summary>Items so far.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a name came twice.</summary>
    public bool HasRepeats { get; private set; }

    /// <summary>Slices that are full and not taken yet.</summary>
    public List<IReadOnlyList<string>> Full { get; } = [];

    /// <summary>Adds an item.</summary>
    public void Add(ItemKey item)
    {
        if (_open.Count == 0)
            _openStart = item.Offset;
        _open.Add(item.ToString());
        HasRepeats |= !_names.Add(Hash(item.Label));
        Count++;
        if (_open.Count >= sliceSize || item.Offset + item.Length - _openStart >= MaxSliceBytes)
            Close();
    }

    /// <summary>Closes the last slice.</summary>
    public void Close()
    {
        if (_open.Count == 0)
            return;
        Full.Add(_open);
        _open = [];
    }

    private static ulong Hash(string name)
    {
        var hash = FnvBasis;
        foreach (var c in name)
            hash = (hash ^ c) * FnvPrime;
        return hash;
    }
}
