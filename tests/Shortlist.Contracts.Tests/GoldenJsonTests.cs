using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shortlist.Contracts.Tests;

/// <summary>
/// What goes over the wire is a promise: every message, filled with the same values each time, is compared with the JSON in
/// <c>Golden/</c>. A field may be added (with its line in the file); renaming or removing one breaks whoever listens.
/// </summary>
public sealed class GoldenJsonTests
{
    // As libraries/hosting configures the bus.
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static TheoryData<string> Messages => [.. MessageTypes().Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_OnTheWire_IsAsPromised(string name)
    {
        var type = MessageTypes().Single(type => type.Name == name);
        var golden = Path.Combine(AppContext.BaseDirectory, "Golden", $"{name}.json");

        var json = JsonSerializer.Serialize(Filled(type), type, Wire) + "\n";

        File.Exists(golden).ShouldBeTrue($"Golden/{name}.json is missing; the message is:\n{json}");
        json.ShouldBe(File.ReadAllText(golden));
        JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type, Wire), type, Wire).ShouldBe(json.TrimEnd());
    }

    [Fact]
    public void Golden_EveryFile_IsOfAMessageThatExists() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Golden"))
            .Select(Path.GetFileNameWithoutExtension)
            .ShouldBe(MessageTypes().Select(type => type.Name), ignoreOrder: true);

    [Fact]
    public void Contracts_ReferenceNothingButTheBaseLibrary() =>
        typeof(ProcessSlice).Assembly.GetReferencedAssemblies()
            .ShouldAllBe(reference => reference.Name!.StartsWith("System.", StringComparison.Ordinal));

    private static IEnumerable<Type> MessageTypes() => typeof(ProcessSlice).Assembly.GetExportedTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && !type.Name.EndsWith("Facts", StringComparison.Ordinal) && type != typeof(BatchResult));

    private static object Filled(Type type)
    {
        var instance = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
            property.SetValue(instance, ValueOf(property));
        return instance;
    }

    private static object ValueOf(PropertyInfo property) => property.PropertyType switch
    {
        var type when type == typeof(string) => $"some {property.Name}",
        var type when type == typeof(Guid) => new Guid("0193a5c4-7d1e-7c53-9a44-1f6f0e6f9c11"),
        var type when type == typeof(int) => 42,
        var type when type == typeof(bool) => true,
        var type when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 6, 1, 10, 30, 0, 123, TimeSpan.Zero),
        { IsGenericType: true } type when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => ListOf(type.GetGenericArguments()[0]),
        { IsEnum: true } type => Enum.GetValues(type).GetValue(1)!,
        var type => Filled(type),
    };

    private static Array ListOf(Type type)
    {
        var list = Array.CreateInstance(type, 1);
        list.SetValue(type == typeof(string) ? "some value" : Filled(type), 0);
        return list;
    }
}
