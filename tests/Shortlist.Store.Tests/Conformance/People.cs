using System.Text;

namespace Shortlist.Store.Tests.Conformance;

/// <summary>A collection with every kind of key, and documents for it.</summary>
internal static class People
{
    public static CollectionDefinition Definition { get; } = new(
        "people",
        [new("tenant", KeyKind.Text), new("status", KeyKind.Text), new("age", KeyKind.Number), new("done", KeyKind.Number), new("tags", KeyKind.Texts)],
        [["tenant", "status"], ["tenant", "age", "done"], ["tags"]]);

    public static StoredDocument Person(
        string id, string? tenant = "t1", string? status = null, long? age = null, long? done = null, string[]? tags = null, string? body = null) =>
        new(id, 1, [KeyValue.Of(tenant), KeyValue.Of(status), KeyValue.Of(age), KeyValue.Of(done), KeyValue.Of(tags ?? [])], Json(body ?? id));

    public static byte[] Json(string text) => JsonBytes.Of(text);

    public static string[] Ids(this IEnumerable<StoredDocument> documents) => [.. documents.Select(document => document.Id)];

    public static string BodyText(this StoredDocument document) => Encoding.UTF8.GetString(document.Body.Span);
}
