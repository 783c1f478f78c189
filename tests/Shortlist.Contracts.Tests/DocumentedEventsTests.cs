using System.Text.Json;
using System.Text.RegularExpressions;

namespace Shortlist.Contracts.Tests;

/// <summary>Whether <c>docs/events.md</c> tells of every event, and of each what is on the wire.</summary>
public sealed partial class DocumentedEventsTests
{
    // Between the services.
    private static readonly Type[] Commands = [typeof(ProcessSlice), typeof(DiscardBatch), typeof(CheckBatch), typeof(SliceAdvanced)];

    private static readonly string Document = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "events.md"));

    public static TheoryData<string> Events => [.. typeof(BatchFacts).Assembly.GetExportedTypes()
        .Where(type => type.IsClass && !Commands.Contains(type) && type != typeof(BatchResult) && !type.Name.EndsWith("Facts", StringComparison.Ordinal))
        .Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Events))]
    public void Event_InTheDocument_HasItsExchangeAndItsBody(string name)
    {
        var kebab = WordStart().Replace(name, "-$0").ToLowerInvariant();
        var golden = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", $"{name}.json"));

        Document.ShouldContain($"| `shortlist.{kebab}` |");
        var section = Sections().Matches(Document)
            .Where(match => match.Groups["events"].Value.Split(", ").Contains(kebab, StringComparer.Ordinal))
            .ShouldHaveSingleItem($"one section tells the body of {kebab}");
        ShapeOf(section.Groups["json"].Value).ShouldBe(ShapeOf(golden));
    }

    [Fact]
    public void Document_Exchanges_AreThoseOfEvents() =>
        Exchanges().Count(Document).ShouldBe(Events.Count);

    /// <summary>The paths of all properties, in their order.</summary>
    private static string[] ShapeOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. PathsOf(document.RootElement, "")];
    }

    private static IEnumerable<string> PathsOf(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => PathsOf(property.Value, $"{path}.{property.Name}")),
        JsonValueKind.Array => PathsOf(element[0], $"{path}[]"),
        _ => [path],
    };

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WordStart();

    [GeneratedRegex("^### (?<events>[a-z, -]+)\n\n```json\n(?<json>[^`]+)```", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sections();

    [GeneratedRegex(@"^\| `shortlist\.", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Exchanges();
}
