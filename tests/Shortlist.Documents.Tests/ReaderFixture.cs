using Microsoft.Extensions.Logging.Abstractions;

[assembly: AssemblyFixture(typeof(Shortlist.Documents.Tests.ReaderFixture))]

namespace Shortlist.Documents.Tests;

/// <summary>One reader for all tests, as a process has one.</summary>
public sealed class ReaderFixture : IAsyncDisposable
{
    public DocumentReader Reader { get; } = New(new DocumentOptions());

    public static DocumentReader New(DocumentOptions options) => new(options, TimeProvider.System, NullLogger<DocumentReader>.Instance);

    public ValueTask DisposeAsync() => Reader.DisposeAsync();
}

/// <summary>Short ways to read bytes.</summary>
internal static class Reading
{
    public static async Task<Document> ReadAsync(this IDocumentReader reader, byte[] bytes, string? fileName = null)
    {
        using var content = new MemoryStream(bytes);
        return await reader.ReadAsync(content, fileName, TestContext.Current.CancellationToken);
    }

    public static async Task<UnreadableReason> RefusalAsync(this IDocumentReader reader, byte[] bytes, string? fileName = null) =>
        (await Should.ThrowAsync<UnreadableDocumentException>(() => reader.ReadAsync(bytes, fileName))).Reason;

    public static IEnumerable<string> Texts(this Document document) => document.Lines.Select(line => line.Text);
}
