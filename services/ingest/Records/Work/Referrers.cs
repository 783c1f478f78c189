using System.Runtime.CompilerServices;
using Shortlist.Records;

namespace Shortlist.Ingest.Records;

/// <summary>Finds what refers to records.</summary>
internal sealed class Referrers(RecordCollection records)
{
    private const int PageSize = 1000;

    /// <summary>Those of the records, all of one schema, that a record of another schema refers to.</summary>
    public async Task<HashSet<string>> ReferencedFromElsewhereAsync(
        IReadOnlyCollection<string> ids, string schemaId, CancellationToken cancellationToken)
    {
        var referenced = new HashSet<string>(StringComparer.Ordinal);
        var asked = ids.ToHashSet(StringComparer.Ordinal);
        await foreach (var (id, references) in OfAsync(ids, cancellationToken))
        {
            if (RecordId.SchemaOf(id) == schemaId)
                continue;
            referenced.UnionWith(references.Where(asked.Contains));
            if (referenced.Count == asked.Count)
                break;
        }

        return referenced;
    }

    /// <summary>The records that refer to the given ones, and to those, and so on; nearest first, without the given ones.</summary>
    public async Task<List<string>> TransitiveAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var seen = ids.ToHashSet(StringComparer.Ordinal);
        var found = new List<string>();
        var wave = ids;
        while (wave.Count > 0)
        {
            var next = new List<string>();
            await foreach (var (id, _) in OfAsync(wave, cancellationToken))
            {
                if (seen.Add(id))
                    next.Add(id);
            }

            found.AddRange(next);
            wave = next;
        }

        return found;
    }

    /// <summary>What refers to any of the records directly, with all that it refers to; one may come more than once.</summary>
    public async IAsyncEnumerable<(string Id, IReadOnlyList<string> References)> OfAsync(
        IReadOnlyCollection<string> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var part in ids.Chunk(PageSize))
        {
            IReadOnlyList<(string Id, IReadOnlyList<string> References)> page = [];
            do
            {
                page = await records.ReferrersAsync(part, page.Count == 0 ? null : page[^1].Id, PageSize, cancellationToken);
                foreach (var referrer in page)
                    yield return referrer;
            }
            while (page.Count == PageSize);
        }
    }
}
