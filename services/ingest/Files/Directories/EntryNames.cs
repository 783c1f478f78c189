using Shortlist.Files;
using Shortlist.Surfaces;

namespace Shortlist.Ingest.Files;

/// <summary>
/// Gives names to entries, each name of a directory to one: it is taken by a compare-and-set before the entry is written, so that of
/// two who want it at the same time one is refused.
/// </summary>
internal sealed class EntryNames(EntryNameCollection names, DirectoryFileCollection entries, TimeProvider time)
{
    /// <summary>Longer than anyone takes from taking a name to writing the entry; after that, the entry will never come.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The refusal of a name that another entry has.</summary>
    public static SurfaceError Taken => Refusals.CannotBeDone("There is already a file with this unique_id in the directory.");

    /// <summary>Takes a name for an entry that is written next. False when another has it.</summary>
    public async Task<bool> TakeAsync(string directoryId, string uniqueId, string entryId, CancellationToken cancellationToken)
    {
        var taken = new EntryName(EntryName.IdOf(directoryId, uniqueId), entryId, time.GetUtcNow());
        while (!await names.InsertAsync(taken, cancellationToken))
        {
            if (await names.FindAsync(taken.Id, cancellationToken) is not { } holder)
                continue;
            if (holder.Value.EntryId != entryId && await HoldsAsync(holder.Value, directoryId, uniqueId, cancellationToken))
                return false;
            if (await names.ReplaceAsync(taken, holder.Version, cancellationToken))
                break;
        }

        return true;
    }

    /// <summary>Lets go of a name that an entry does not have any more.</summary>
    public async Task LetGoAsync(string directoryId, string uniqueId, string entryId, CancellationToken cancellationToken)
    {
        var id = EntryName.IdOf(directoryId, uniqueId);
        if (await names.FindAsync(id, cancellationToken) is { } holder && holder.Value.EntryId == entryId)
            await names.DeleteAsync(id, holder.Version, cancellationToken);
    }

    private async Task<bool> HoldsAsync(EntryName name, string directoryId, string uniqueId, CancellationToken cancellationToken)
    {
        var isFresh = time.GetUtcNow() - name.At < Patience;
        return await entries.FindAsync(name.EntryId, cancellationToken) is { Value: var entry }
            ? entry.DeletedAt is null && (isFresh || (entry.DirectoryId == directoryId && entry.UniqueId == uniqueId))
            : isFresh;
    }
}
