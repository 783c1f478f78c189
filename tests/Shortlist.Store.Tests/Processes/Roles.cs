using Shortlist.Store.Disk;
using Shortlist.Store.Sqlite;
using Shortlist.Store.Tests.Conformance;

namespace Shortlist.Store.Tests.Processes;

/// <summary>What the other process does.</summary>
internal static class Roles
{
    public const string KeepWriting = "keep-writing";
    public const string FillDocuments = "fill-documents";
    public const string FillBlobs = "fill-blobs";

    private const int Writers = 8;

    public static SqliteDocumentStore OpenDocuments(string folder) =>
        new(new SqliteStoreOptions { Path = Path.Combine(folder, "documents.db") }, TimeProvider.System);

    public static DiskBlobStore OpenBlobs(string folder) => new(new DiskBlobOptions { Folder = Path.Combine(folder, "files") }, TimeProvider.System);

    /// <summary>Inserts and replaces until it is killed; names each document and its version once the store has answered.</summary>
    public static async Task KeepWritingAsync(string folder)
    {
        await using var store = OpenDocuments(folder);
        var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; ; i++)
            {
                var person = People.Person($"w{writer}-{i}", age: i, tags: [$"tag{i % 7}", "all"], body: new string('x', i % 3000));
                if (await store.InsertAsync(People.Definition, person, CancellationToken.None))
                    output.WriteLine($"{person.Id} 1");
                if (await store.ReplaceAsync(People.Definition, person, CancellationToken.None))
                    output.WriteLine($"{person.Id} 2");
            }
        })));
    }

    /// <summary>Inserts until the store refuses, says how far it came, and goes on when told.</summary>
    public static async Task FillDocumentsAsync(string folder)
    {
        await using var store = OpenDocuments(folder);
        await FillAsync(
            number => store.InsertAsync(People.Definition, People.Person($"p{number:000000}", body: new string('x', 50_000)), CancellationToken.None),
            async () => (int)await store.CountAsync(People.Definition, [], CancellationToken.None));
    }

    /// <summary>Stores blobs that grow until the store refuses, says how far it came, and goes on when told.</summary>
    public static async Task FillBlobsAsync(string folder)
    {
        var store = OpenBlobs(folder);
        await FillAsync(
            number => store.WriteAsync($"b/{number}", new MemoryStream(new byte[number * 100_000]), long.MaxValue, CancellationToken.None),
            async () => await store.ListAsync("", CancellationToken.None).CountAsync());
    }

    private static async Task FillAsync(Func<int, Task> write, Func<Task<int>> count)
    {
        var written = 0;
        while (await SucceedsAsync(() => write(written + 1)))
            written++;
        Console.WriteLine($"refused after {written}");
        Console.WriteLine($"holds {await count()}");
        _ = Console.ReadLine();
        Console.WriteLine($"then {(await SucceedsAsync(() => write(written + 1)) ? "accepted" : "refused")}");
        Console.WriteLine($"holds {await count()}");
    }

    private static async Task<bool> SucceedsAsync(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }
}
