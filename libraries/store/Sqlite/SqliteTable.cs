using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shortlist.Store.Sqlite;

/// <summary>
/// A collection as SQLite holds it: a table <c>c_NAME</c> with a column <c>k_KEY</c> for each key. A set of texts is kept as
/// a JSON array in its column, and one row a text in a table <c>c_NAME.KEY</c> that triggers keep in step.
/// </summary>
internal sealed class SqliteTable
{
    private const int FirstKey = 3;

    private readonly string _name;
    private readonly string _keyColumns;
    private readonly string _insert;
    private readonly string _replace;
    private readonly string _find;
    private readonly string _delete;
    private readonly string _deleteVersion;

    /// <summary>Compiles a definition.</summary>
    /// <exception cref="ArgumentException">The definition breaks the rules of the port.</exception>
    public SqliteTable(CollectionDefinition definition)
    {
        PortRules.Check(definition);
        Definition = definition;
        _name = Quote($"c_{definition.Name}");
        var columns = definition.Keys.Select(key => Column(key.Name)).ToArray();
        Columns = string.Join(", ", ["id", "version", "body", .. columns]);
        _keyColumns = string.Join(", ", ["id", "0", "x''", .. columns]);
        _insert = $"""
            INSERT INTO {_name} (id, version, body{string.Concat(columns.Select(column => $", {column}"))})
            VALUES (?, 1, ?{string.Concat(columns.Select(_ => ", ?"))}) ON CONFLICT (id) DO NOTHING
            """;
        _replace = $"""
            UPDATE {_name} SET version = version + 1, body = ?{string.Concat(columns.Select(column => $", {column} = ?"))}
            WHERE id = ? AND version = ?
            """;
        _find = $"SELECT {Columns} FROM {_name} WHERE id = ?";
        _delete = $"DELETE FROM {_name} WHERE id = ?";
        _deleteVersion = $"DELETE FROM {_name} WHERE id = ? AND version = ?";
    }

    public CollectionDefinition Definition { get; }

    /// <summary>The quoted name.</summary>
    public string Name => _name;

    /// <summary>The columns that <see cref="Read"/> expects.</summary>
    public string Columns { get; }

    /// <summary>The columns that hold a part of a document, and how it is read from them.</summary>
    public (string Columns, Func<SqliteStatement, StoredDocument> Read) Of(QueryPart part) => part switch
    {
        QueryPart.Keys => (_keyColumns, Read),
        QueryPart.Versions => ("id, version", row => new(row.Text(0), row.Number(1), [], ReadOnlyMemory<byte>.Empty)),
        _ => (Columns, Read),
    };

    /// <summary>The quoted column of a key.</summary>
    public static string Column(string key) => Quote($"k_{key}");

    /// <summary>The quoted table that holds the texts of a key that is a set.</summary>
    public string SideTable(string key) => Quote(SideName(key));

    /// <summary>The quoted name of an index.</summary>
    public string IndexName(IReadOnlyList<string> index) => Quote(IndexOf(index));

    /// <summary>Whether table, columns, indexes and triggers are all there.</summary>
    public bool IsComplete(SqliteSession session)
    {
        var present = SchemaNames(session);
        return present.Contains($"c_{Definition.Name}")
            && MissingColumns(session).Count == 0
            && Parts().All(part => present.Contains(part.Name));
    }

    /// <summary>Makes what is not there yet. Runs in a transaction.</summary>
    public void Complete(SqliteSession session)
    {
        session.Execute($"""
            CREATE TABLE IF NOT EXISTS {_name} (
              id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL,
              {string.Concat(Definition.Keys.Select(key => $"{ColumnDefinition(key)}, "))}body BLOB NOT NULL) STRICT
            """);
        foreach (var key in MissingColumns(session))
            session.Execute($"ALTER TABLE {_name} ADD COLUMN {ColumnDefinition(key)}");
        foreach (var (_, sql) in Parts())
            session.Execute(sql);
    }

    public bool Insert(SqliteSession session, StoredDocument document)
    {
        using var insert = session.Use(_insert);
        insert.Bind(document.Id).Bind(document.Body.Span);
        BindKeys(insert, document.Keys);
        return insert.Run() == 1;
    }

    public bool Replace(SqliteSession session, StoredDocument document)
    {
        using var replace = session.Use(_replace);
        replace.Bind(document.Body.Span);
        BindKeys(replace, document.Keys);
        replace.Bind(document.Id).Bind(document.Version);
        return replace.Run() == 1;
    }

    public bool Delete(SqliteSession session, string id, long? version)
    {
        using var delete = session.Use(version is null ? _delete : _deleteVersion);
        delete.Bind(id);
        if (version is not null)
            delete.Bind(version);
        return delete.Run() == 1;
    }

    public StoredDocument? Find(SqliteSession session, string id)
    {
        using var find = session.Use(_find);
        find.Bind(id);
        return find.Step() ? Read(find) : null;
    }

    /// <summary>The document in the row at which a statement over <see cref="Columns"/> stands.</summary>
    public StoredDocument Read(SqliteStatement row)
    {
        var keys = new KeyValue[Definition.Keys.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = ReadKey(row, FirstKey + i, Definition.Keys[i].Kind);
        return new StoredDocument(row.Text(0), row.Number(1), keys, row.Bytes(2).ToArray());
    }

    private static KeyValue ReadKey(SqliteStatement row, int column, KeyKind kind)
    {
        var absent = row.IsNull(column);
        return kind switch
        {
            KeyKind.Text => KeyValue.Of(absent ? null : row.Text(column)),
            KeyKind.Number => KeyValue.Of(absent ? null : (long?)row.Number(column)),
            _ => KeyValue.Of(absent ? [] : TextsJson.Read(row.Bytes(column))),
        };
    }

    private void BindKeys(SqliteStatement statement, IReadOnlyList<KeyValue> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            var value = values[i];
            if (Definition.Keys[i].Kind == KeyKind.Number)
                statement.Bind(value.Number);
            else if (Definition.Keys[i].Kind == KeyKind.Text || value.Texts is not { Count: > 0 })
                statement.Bind(value.Text);
            else
                statement.BindUtf8(TextsJson.Write(value.Texts));
        }
    }

    // Indexes, side tables and triggers, each with the statement that makes it unless it is there.
    private IEnumerable<(string Name, string Sql)> Parts()
    {
        foreach (var index in Definition.Indexes)
        {
            if (Definition.Keys[Definition.IndexOf(index[0])].Kind == KeyKind.Texts)
                continue;

            // Ties are ordered by id; with it the index alone answers "which ids".
            var name = IndexOf(index);
            yield return (name, $"CREATE INDEX IF NOT EXISTS {Quote(name)} ON {_name} ({string.Join(", ", index.Select(Column))}, id)");
        }

        foreach (var key in Definition.Keys.Where(key => key.Kind == KeyKind.Texts))
        {
            var (side, column) = (SideTable(key.Name), Column(key.Name));
            var removeOld = $"DELETE FROM {side} WHERE id = old.id AND value IN (SELECT value FROM json_each(old.{column}));";
            var addNew = $"INSERT INTO {side} (value, id) SELECT value, new.id FROM json_each(new.{column});";
            yield return (SideName(key.Name), $"""
                CREATE TABLE IF NOT EXISTS {side} (value TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (value, id)) STRICT, WITHOUT ROWID
                """);
            yield return ($"{SideName(key.Name)}+", $"""
                CREATE TRIGGER IF NOT EXISTS {Quote($"{SideName(key.Name)}+")} AFTER INSERT ON {_name}
                WHEN new.{column} IS NOT NULL BEGIN {addNew} END
                """);
            yield return ($"{SideName(key.Name)}=", $"""
                CREATE TRIGGER IF NOT EXISTS {Quote($"{SideName(key.Name)}=")} AFTER UPDATE OF {column} ON {_name}
                WHEN old.{column} IS NOT new.{column} BEGIN {removeOld} {addNew} END
                """);
            yield return ($"{SideName(key.Name)}-", $"""
                CREATE TRIGGER IF NOT EXISTS {Quote($"{SideName(key.Name)}-")} AFTER DELETE ON {_name}
                WHEN old.{column} IS NOT NULL BEGIN {removeOld} END
                """);
        }
    }

    private List<KeyDefinition> MissingColumns(SqliteSession session)
    {
        var present = new HashSet<string>(StringComparer.Ordinal);
        using var columns = session.Use("SELECT name FROM pragma_table_info(?)");
        columns.Bind($"c_{Definition.Name}");
        while (columns.Step())
            present.Add(columns.Text(0));
        return [.. Definition.Keys.Where(key => !present.Contains($"k_{key.Name}"))];
    }

    private static HashSet<string> SchemaNames(SqliteSession session)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var objects = session.Use("SELECT name FROM sqlite_schema");
        while (objects.Step())
            names.Add(objects.Text(0));
        return names;
    }

    private string IndexOf(IReadOnlyList<string> index) => $"c_{Definition.Name}({string.Join(',', index)})";

    private string SideName(string key) => $"c_{Definition.Name}.{key}";

    private static string ColumnDefinition(KeyDefinition key) =>
        $"{Column(key.Name)} {(key.Kind == KeyKind.Number ? "INTEGER" : "TEXT")}";

    // Names are checked to be letters, digits and underscores; quoting admits the punctuation that is added here.
    private static string Quote(string name) => $"\"{name}\"";
}

/// <summary>A set of texts as a JSON array.</summary>
internal static partial class TextsJson
{
    public static byte[] Write(IEnumerable<string> texts) =>
        JsonSerializer.SerializeToUtf8Bytes([.. texts.Distinct(StringComparer.Ordinal)], Json.Default.StringArray);

    public static string[] Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Json.Default.StringArray) ?? [];

    [JsonSerializable(typeof(string[]))]
    private sealed partial class Json : JsonSerializerContext;
}
