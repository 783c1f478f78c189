using System.IO.Pipelines;
using System.Text;
using Shortlist.Ingest.Records;

namespace Shortlist.Records.Tests;

/// <summary>Submissions that come in pieces of any size.</summary>
public sealed class BodyScannerTests
{
    private const string Body = """
        {"note":{"resources":[1]},"resources":[{"id":"é\u0031","x":{"id":"no"}},{"id":17},{"x":[1,2]} , {"id":"a\nb"}]}
        """;

    public static TheoryData<int> PieceSizes => [1, 2, 3, 5, 7, 16, 1000];

    [Theory]
    [MemberData(nameof(PieceSizes))]
    public async Task ScanAsync_PiecesOfAnySize_FindsEveryItemInItsPlace(int pieceSize)
    {
        var bytes = Encoding.UTF8.GetBytes(Body);
        var (items, copy) = await ScanAsync(bytes, pieceSize, new("resources", HoldsIds: false, "id"));

        items.Select(item => item.Label).ShouldBe(["é1", "17", "#2", "#3"]);
        items.Select(item => Encoding.UTF8.GetString(bytes, (int)item.Offset, item.Length)).ShouldBe(
            ["""{"id":"é\u0031","x":{"id":"no"}}""", """{"id":17}""", """{"x":[1,2]}""", """{"id":"a\nb"}"""]);
        copy.ShouldBe(bytes);
    }

    [Theory]
    [MemberData(nameof(PieceSizes))]
    public async Task ScanAsync_Lines_AreItemsOfTheirOwn(int pieceSize)
    {
        var bytes = "{\"id\":\"a\"}\n\n{\"id\":\"b\",\"n\":\"ü\"}\r\n"u8.ToArray();
        var (items, copy) = await ScanAsync(bytes, pieceSize, new(null, HoldsIds: false, "id"));

        items.Select(item => item.Label).ShouldBe(["a", "b"]);
        Encoding.UTF8.GetString(bytes, (int)items[1].Offset, items[1].Length).ShouldBe("{\"id\":\"b\",\"n\":\"ü\"}");
        copy.ShouldBe(bytes);
    }

    [Theory]
    [MemberData(nameof(PieceSizes))]
    public async Task ScanAsync_ByteOrderMark_IsPassedOver(int pieceSize)
    {
        var bytes = Encoding.UTF8.GetBytes(Body);
        var plain = await ScanAsync(bytes, pieceSize, new("resources", HoldsIds: false, "id"));
        var (items, copy) = await ScanAsync([.. Encoding.UTF8.Preamble, .. bytes], pieceSize, new("resources", HoldsIds: false, "id"));

        items.ShouldBe(plain.Items);
        copy.ShouldBe(bytes);
    }

    [Fact]
    public async Task ScanAsync_AnyByteBroken_IsRefusedWithItsPlace()
    {
        var bytes = Encoding.UTF8.GetBytes(Body);
        for (var at = 0; at < bytes.Length; at++)
        {
            byte[] broken = [.. bytes[..at], 0xFF, .. bytes[(at + 1)..]];
            var refusal = await Should.ThrowAsync<MalformedBodyException>(
                ScanAsync(broken, 10, new("resources", HoldsIds: false, "id")), $"byte {at}");
            refusal.Error.Fields.ShouldHaveSingleItem().Message.ShouldContain("byte");
        }
    }

    [Fact]
    public async Task ScanAsync_EndlessRecord_IsRefusedBeforeItFillsMemory()
    {
        var refusal = await Should.ThrowAsync<MalformedBodyException>(ScanAsync(
            Encoding.UTF8.GetBytes($$"""{"resources":[{"id":"{{new string('x', 100_000)}}"}]}"""), 4096, new("resources", HoldsIds: false, "id")));
        refusal.Error.Fields.ShouldHaveSingleItem().Field.ShouldBe("resources[0]");
    }

    private static async Task<(List<ItemKey> Items, byte[] Copy)> ScanAsync(byte[] body, int pieceSize, BodyShape shape)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var items = new List<ItemKey>();
        var (incoming, outgoing) = (new Pipe(), new Pipe(new PipeOptions(pauseWriterThreshold: 0)));
        var scanning = new BodyScanner(shape, 10_000, items.Add).ScanAsync(
            incoming.Reader, outgoing.Writer, () => ValueTask.CompletedTask, cancellationToken);
        foreach (var piece in body.Chunk(pieceSize))
        {
            if (scanning.IsCompleted)
                break;
            await incoming.Writer.WriteAsync(piece, cancellationToken);
        }

        await incoming.Writer.CompleteAsync();
        await scanning;
        await outgoing.Writer.CompleteAsync();
        using var copy = new MemoryStream();
        await outgoing.Reader.CopyToAsync(copy, cancellationToken);
        return (items, copy.ToArray());
    }
}
