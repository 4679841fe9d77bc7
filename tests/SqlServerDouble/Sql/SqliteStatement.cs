using System;
using System.Collections.Generic;
using SQLitePCL;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>A prepared statement of SQLite.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteConnectionHandle _connection;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(SqliteConnectionHandle connection, sqlite3_stmt statement)
    {
        _connection = connection;
        _statement = statement;
        ColumnCount = raw.sqlite3_column_count(statement);
    }

    public int ColumnCount { get; }

    public void Bind(IReadOnlyList<object?> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            _connection.Check(values[i] switch
            {
                null => raw.sqlite3_bind_null(_statement, i + 1),
                long number => raw.sqlite3_bind_int64(_statement, i + 1, number),
                int number => raw.sqlite3_bind_int64(_statement, i + 1, number),
                short number => raw.sqlite3_bind_int64(_statement, i + 1, number),
                byte number => raw.sqlite3_bind_int64(_statement, i + 1, number),
                bool flag => raw.sqlite3_bind_int64(_statement, i + 1, flag ? 1 : 0),
                double number => raw.sqlite3_bind_double(_statement, i + 1, number),
                "" => raw.sqlite3_bind_text(_statement, i + 1, ""),
                string text => raw.sqlite3_bind_text(_statement, i + 1, Wtf8.GetBytes(text)),
                byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(_statement, i + 1, 0),
                byte[] bytes => raw.sqlite3_bind_blob(_statement, i + 1, bytes),
                var other => throw new ArgumentException("Not a value: " + other.GetType().Name, nameof(values)),
            });
        }
    }

    /// <summary>Goes on to the next row.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        _connection.Check(code);
        return false;
    }

    public void Read(object?[] row)
    {
        for (var i = 0; i < ColumnCount; i++)
        {
            row[i] = raw.sqlite3_column_type(_statement, i) switch
            {
                raw.SQLITE_NULL => null,
                raw.SQLITE_INTEGER => raw.sqlite3_column_int64(_statement, i),
                raw.SQLITE_FLOAT => raw.sqlite3_column_double(_statement, i),
                raw.SQLITE_TEXT => Wtf8.GetString(raw.sqlite3_column_blob(_statement, i)),
                _ => raw.sqlite3_column_blob(_statement, i).ToArray(),
            };
        }
    }

    /// <summary>Makes it ready for another run.</summary>
    public void Reset()
    {
        raw.sqlite3_reset(_statement);
        raw.sqlite3_clear_bindings(_statement);
    }

    public void Dispose() => _statement.Dispose();
}
