using System.Text;

namespace Shortlist.Store.Sqlite;

/// <summary>Conditions as a WHERE clause and the values to bind to it, in order. Values never stand in the text.</summary>
internal sealed class SqliteFilter
{
    private readonly List<Condition> _bound;

    /// <summary>Compiles conditions on a table.</summary>
    /// <exception cref="ArgumentException">A condition breaks the rules of the port.</exception>
    public SqliteFilter(SqliteTable table, IReadOnlyList<Condition> conditions)
    {
        PortRules.Check(table.Definition, conditions);
        _bound = [.. conditions];
        MatchesNothing = conditions.Any(condition => condition.Values.Count == 0);
        var index = Narrowing(table.Definition, conditions);
        From = index is null ? table.Name : $"{table.Name} INDEXED BY {table.IndexName(index)}";
        var sql = new StringBuilder();
        foreach (var condition in conditions)
            sql.Append(sql.Length == 0 ? " WHERE " : " AND ").Append(Term(table, condition, isNarrowed: index is not null));
        Sql = sql.ToString();
    }

    /// <summary>The table, and the index to be used when there is a choice.</summary>
    public string From { get; }

    /// <summary>Empty, or a clause that begins with a space.</summary>
    public string Sql { get; }

    /// <summary>A condition names no value, so no document can meet it.</summary>
    public bool MatchesNothing { get; }

    public SqliteStatement Bind(SqliteStatement statement)
    {
        foreach (var condition in _bound)
        {
            if (condition.Values is not [var value])
                statement.BindUtf8(JsonList.Write(condition.Values));
            else if (value.Number is { } number)
                statement.Bind(number);
            else
                statement.Bind(value.Text);
        }

        return statement;
    }

    /// <summary>
    /// The index of which conditions name two keys or more, such as the tenant and the batch of its members. SQLite does not know how
    /// many there are of anything, and would rather walk all of a tenant's documents in the order that is asked for.
    /// </summary>
    private static IReadOnlyList<string>? Narrowing(CollectionDefinition definition, IReadOnlyList<Condition> conditions)
    {
        var named = conditions.Where(condition => condition.Comparison == Comparison.AnyOf).Select(condition => condition.Key).ToHashSet(StringComparer.Ordinal);
        var best = definition.Indexes.MaxBy(Named);
        return best is not null && Named(best) > 1 ? best : null;

        int Named(IReadOnlyList<string> index) => index.TakeWhile(named.Contains).Count();
    }

    private static string Term(SqliteTable table, Condition condition, bool isNarrowed)
    {
        var column = SqliteTable.Column(condition.Key);
        var any = condition.Values.Count == 1 ? "= ?" : "IN (SELECT value FROM json_each(?))";
        var kind = table.Definition.Keys[table.Definition.IndexOf(condition.Key)].Kind;
        return condition.Comparison switch
        {
            Comparison.AtLeast => $"{column} >= ?",
            Comparison.Below => $"{column} < ?",
            // Asked of each of a few documents; otherwise all that have the text are looked up first.
            _ when kind == KeyKind.Texts && isNarrowed =>
                $"EXISTS (SELECT 1 FROM {table.SideTable(condition.Key)} AS side WHERE side.value {any} AND side.id = {table.Name}.id)",
            _ when kind == KeyKind.Texts => $"id IN (SELECT id FROM {table.SideTable(condition.Key)} WHERE value {any})",
            _ => $"{column} {any}",
        };
    }
}
