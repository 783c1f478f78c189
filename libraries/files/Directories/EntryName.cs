using Shortlist.Batches;
using Shortlist.Store;

namespace Shortlist.Files;

/// <summary>
/// That an entry has a name in a directory. There is one document for each name that was ever used, so who writes it first has the
/// name; it holds only while its entry is there under that name, or has yet to come.
/// </summary>
/// <param name="Id">From <see cref="IdOf"/>.</param>
/// <param name="EntryId">The entry that has it.</param>
/// <param name="At">When it was taken.</param>
public sealed record EntryName(string Id, string EntryId, DateTimeOffset At)
{
    /// <summary>The document of a name in a directory.</summary>
    public static string IdOf(string directoryId, string uniqueId) => DerivedId.Of("entry-name", directoryId, uniqueId).ToString("N");
}

/// <summary>The names of the entries of all directories.</summary>
public sealed class EntryNameCollection(IDocumentStore store) : Collection<EntryName>(
    store,
    new CollectionDefinition("entry_names", [], []),
    FilesStoreJson.Default.EntryName,
    name => name.Id,
    _ => []);
