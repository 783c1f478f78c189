using FsCheck;
using FsCheck.Fluent;

namespace Shortlist.Store.Tests.Conformance;

/// <summary>One call of the port, made of a store and of the model, whose answers must be the same.</summary>
internal abstract record Operation
{
    public abstract Task<string> RunAsync(IDocumentStore store, CancellationToken cancellationToken);

    public abstract string Run(ModelDocumentStore model);
}

internal sealed record InsertMany(IReadOnlyList<StoredDocument> People) : Operation
{
    public override async Task<string> RunAsync(IDocumentStore store, CancellationToken cancellationToken) =>
        $"{await store.InsertManyAsync(Conformance.People.Definition, People, cancellationToken)}";

    public override string Run(ModelDocumentStore model) => $"{People.Count(model.Insert)}";
}

internal sealed record Replace(StoredDocument Person) : Operation
{
    public override async Task<string> RunAsync(IDocumentStore store, CancellationToken cancellationToken) =>
        $"{await store.ReplaceAsync(People.Definition, Person, cancellationToken)}";

    public override string Run(ModelDocumentStore model) => $"{model.Replace(Person)}";
}

internal sealed record Delete(string Id, long? Version) : Operation
{
    public override async Task<string> RunAsync(IDocumentStore store, CancellationToken cancellationToken) =>
        $"{await store.DeleteAsync(People.Definition, Id, Version, cancellationToken)}";

    public override string Run(ModelDocumentStore model) => $"{model.Delete(Id, Version)}";
}

internal sealed record DeleteMany(IReadOnlyList<Condition> Conditions) : Operation
{
    public override async Task<string> RunAsync(IDocumentStore store, CancellationToken cancellationToken) =>
        $"{await store.DeleteManyAsync(People.Definition, Conditions, cancellationToken)}";

    public override string Run(ModelDocumentStore model) => $"{model.DeleteMany(People.Definition, Conditions)}";
}

/// <summary>A query with what can be counted and summed over the same conditions.</summary>
internal sealed record Look(Query Query) : Operation
{
    public override async Task<string> RunAsync(IDocumentStore store, CancellationToken cancellationToken)
    {
        var people = await store.QueryAsync(People.Definition, Query, cancellationToken);
        var count = await store.CountAsync(People.Definition, Query.Conditions, cancellationToken);
        var byStatus = await store.CountByAsync(People.Definition, Query.Conditions, "status", cancellationToken);
        var sums = await store.SumAsync(People.Definition, Query.Conditions, ["age"], cancellationToken);
        return Describe(people, count, byStatus, sums[0]);
    }

    public override string Run(ModelDocumentStore model) => Describe(
        model.Query(People.Definition, Query),
        model.Query(People.Definition, new Query { Conditions = Query.Conditions }).Count,
        model.CountBy(People.Definition, Query.Conditions, "status"),
        model.Sum(People.Definition, Query.Conditions, "age"));

    private static string Describe(IEnumerable<StoredDocument> people, long count, IReadOnlyDictionary<string, long> byStatus, long sum) =>
        string.Join(
            " | ",
            string.Join(", ", people.Select(Describe)),
            count,
            string.Join(", ", byStatus.OrderBy(pair => pair.Key, StringComparer.Ordinal)),
            sum);

    private static string Describe(StoredDocument person) =>
        $"{person.Id}@{person.Version} {person.BodyText()} {string.Join('/', person.Keys.Select(Describe))}";

    private static string Describe(KeyValue key) => key.Texts is null
        ? $"{key.Text ?? "-"}{key.Number}"
        : string.Join('+', key.Texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}

/// <summary>Random calls over few ids, values and versions, so that they meet often.</summary>
internal static class Operations
{
    private static readonly string[] Texts = ["a", "b", "c", "B", ""];

    private static Gen<string?> MaybeText => Gen.OneOf(Gen.Constant<string?>(null), Gen.Elements<string?>(Texts));

    private static Gen<long?> MaybeNumber => Gen.OneOf(Gen.Constant<long?>(null), Gen.Choose(-3, 3).Select(number => (long?)number));

    private static Gen<string> Id => Gen.Choose(0, 7).Select(number => $"p{number}");

    private static Gen<StoredDocument> Person =>
        from id in Id
        from tenant in MaybeText
        from status in MaybeText
        from age in MaybeNumber
        from done in MaybeNumber
        from tags in Gen.Elements(Texts).ListOf()
        from body in Gen.Choose(0, 1000)
        select People.Person(id, tenant, status, age, done, [.. tags], $"{body}");

    private static Gen<long> Version => Gen.Choose(1, 4).Select(number => (long)number);

    private static Gen<Condition> Condition => Gen.OneOf(
        from key in Gen.Elements("tenant", "status", "tags")
        from values in Gen.Elements(Texts).ListOf()
        select Where.AnyOf(key, values),
        from key in Gen.Elements("age", "done")
        from value in Gen.Choose(-3, 3)
        from make in Gen.Elements<Func<string, long, Condition>>(Where.Equal, Where.AtLeast, Where.Below)
        select make(key, value),
        from key in Gen.Elements("tenant", "status")
        from value in Gen.Elements(Texts)
        from comparison in Gen.Elements(Comparison.AtLeast, Comparison.Below)
        select new Condition(key, comparison, [KeyValue.Of(value)]));

    private static Gen<Query> Query =>
        from conditions in Condition.ListOf(2)
        from used in Gen.Choose(0, 2)
        from order in Gen.Zip(Gen.Elements("tenant", "status", "age", "done"), Gen.Elements(true, false)).ListOf(2)
        from sorted in Gen.Choose(0, 2)
        from skip in Gen.Choose(0, 3)
        from take in Gen.Choose(0, 9)
        from part in Gen.Elements(QueryPart.Documents, QueryPart.Keys, QueryPart.Versions)
        select new Query
        {
            Conditions = [.. conditions.Take(used)],
            OrderBy = [.. order.Take(sorted).Select(sort => new SortKey(sort.Item1, sort.Item2))],
            Skip = skip,
            Take = take,
            Part = part,
        };

    public static Gen<IList<Operation>> Sequences => Gen.Frequency(
        (3, Person.ListOf().Select(people => (Operation)new InsertMany([.. people]))),
        (6, Gen.Zip(Person, Version).Select(pair => (Operation)new Replace(pair.Item1 with { Version = pair.Item2 }))),
        (2, Gen.Zip(Id, Version).Select(pair => (Operation)new Delete(pair.Item1, pair.Item2 == 4 ? null : pair.Item2))),
        (1, Condition.Select(condition => (Operation)new DeleteMany([condition]))),
        (6, Query.Select(query => (Operation)new Look(query)))).NonEmptyListOf().Select(list => (IList<Operation>)[.. list, new Look(new Query())]);
}
