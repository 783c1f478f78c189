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
        var sql = new StringBuilder();
        foreach (var condition in conditions)
            sql.Append(sql.Length == 0 ? " WHERE " : " AND ").Append(Term(table, condition));
        Sql = sql.ToString();
    }

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

    private static string Term(SqliteTable table, Condition condition)
    {
        var column = SqliteTable.Column(condition.Key);
        var any = condition.Values.Count == 1 ? "= ?" : "IN (SELECT value FROM json_each(?))";
        var kind = table.Definition.Keys[table.Definition.IndexOf(condition.Key)].Kind;
        return condition.Comparison switch
        {
            Comparison.AtLeast => $"{column} >= ?",
            Comparison.Below => $"{column} < ?",
            _ when kind == KeyKind.Texts => $"id IN (SELECT id FROM {table.SideTable(condition.Key)} WHERE value {any})",
            _ => $"{column} {any}",
        };
    }
}
