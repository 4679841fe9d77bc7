using System;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Catalog;

/// <summary>The stored catalog views of one database, as a connection sees them that has its file attached.</summary>
internal sealed class CatalogFile
{
    private readonly SqliteConnectionHandle _connection;
    private readonly string _alias;

    public CatalogFile(SqliteConnectionHandle connection, string alias)
    {
        _connection = connection;
        _alias = alias;
    }

    public static byte[] Now => Moment.Of(DateTime.Now).Write(SqlTypes.DateTime);

    public void Add(string view, CatalogRow row)
    {
        var spec = SystemViews.All[view];
        var marks = string.Join(", ", Enumerable.Range(1, spec.Columns.Count).Select(i => "?" + i));
        _connection.Execute($"INSERT INTO {Table(view)} VALUES ({marks})", row.For(spec));
    }

    public int Delete(string view, string where, params object?[] values) =>
        _connection.Execute($"DELETE FROM {Table(view)} WHERE {where}", values);

    public int Update(string view, string set, string where, params object?[] values) =>
        _connection.Execute($"UPDATE {Table(view)} SET {set} WHERE {where}", values);

    public System.Collections.Generic.List<object?[]> Query(string columns, string view, string where, params object?[] values) =>
        _connection.Query($"SELECT {columns} FROM {Table(view)} WHERE {where}", values);

    public object? Scalar(string column, string view, string where, params object?[] values) =>
        Query(column, view, where, values) is [var row, ..] ? row[0] : null;

    /// <summary>The number of a new object. They are far apart, as SQL Server deals them.</summary>
    public long NextObjectId()
    {
        var next = (long)_connection.Scalar($"SELECT next_object_id FROM {_alias}.double_meta")!;
        _connection.Execute($"UPDATE {_alias}.double_meta SET next_object_id = ?1", next + 16000057 > int.MaxValue ? next % 1000003 : next
            + 16000057);
        return next;
    }

    public long SchemaId(string schema) => (long?)Scalar("schema_id", "schemas", "name = ?1", schema)
        ?? throw new SqlException(2760, 16,
            $"The specified schema name \"{schema}\" either does not exist or you do not have permission to use it.");

    public string Table(string view) => _alias + "." + SqliteText.Quote("sys." + view);
}
