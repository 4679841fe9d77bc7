using System;
using System.Collections.Generic;
using System.Threading;
using SQLitePCL;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>A connection of SQLite, near enough to its C interface that rows stream without an allocation each.</summary>
internal sealed class SqliteConnectionHandle : IDisposable
{
    private static readonly strdelegate_collation CompareTexts = (_, one, other) => TextOrder.Compare(one, other);
    private readonly sqlite3 _handle;
    private readonly delegate_progress _progress;
    private CancellationToken _cancellation;
    private long _graceEnds;

    static SqliteConnectionHandle() => Batteries_V2.Init();

    public SqliteConnectionHandle(string path = ":memory:", bool readOnly = false)
    {
        var flags = readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE;
        Check(raw.sqlite3_open_v2(path, out _handle, flags | raw.SQLITE_OPEN_NOMUTEX, null));
        Check(raw.sqlite3_create_collation(_handle, TextOrder.Name, null, CompareTexts));
        _progress = _ => _cancellation.IsCancellationRequested && !IsInGrace() ? 1 : 0;
        raw.sqlite3_progress_handler(_handle, 2000, _progress, null);
    }

    public sqlite3 Handle => _handle;

    /// <summary>What failed inside a function of ours; SQLite hands over no more than a text.</summary>
    public Exception? FunctionFailure { get; set; }

    /// <summary>Stops whatever runs while it is cancelled.</summary>
    public CancellationToken Cancellation
    {
        get => _cancellation;
        set => (_cancellation, _graceEnds) = (value, 0);
    }

    /// <summary>
    /// Whether a change looks after its cancellation itself: SQLite undoes all of a transaction in which it interrupts a change.
    /// </summary>
    public bool IsShielded { get; set; }

    public bool IsInTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    public int Changes => raw.sqlite3_changes(_handle);

    public SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var statement));
        return new SqliteStatement(this, statement);
    }

    /// <summary>Runs a statement that returns nothing.</summary>
    public int Execute(string sql, params object?[] values)
    {
        using var statement = Prepare(sql);
        statement.Bind(values);
        while (statement.Step())
        {
        }

        return Changes;
    }

    /// <summary>Runs statements of our own, one after another.</summary>
    public void Script(string sql) => Check(raw.sqlite3_exec(_handle, sql, out _));

    public List<object?[]> Query(string sql, params object?[] values)
    {
        using var statement = Prepare(sql);
        statement.Bind(values);
        var rows = new List<object?[]>();
        while (statement.Step())
        {
            var row = new object?[statement.ColumnCount];
            statement.Read(row);
            rows.Add(row);
        }

        return rows;
    }

    public object? Scalar(string sql, params object?[] values) => Query(sql, values) is [var row, ..] ? row[0] : null;

    public void Check(int code)
    {
        if (code is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return;
        }

        var failure = FunctionFailure;
        FunctionFailure = null;
        if (code == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(_cancellation);
        }

        throw failure ?? new SqliteFailureException(code & 0xFF, raw.sqlite3_extended_errcode(_handle),
            raw.sqlite3_errmsg(_handle).utf8_to_string());
    }

    public void Dispose() => _handle.Dispose();

    // A shielded change that does not come to its next row within a second is interrupted all the same.
    private bool IsInGrace()
    {
        if (!IsShielded)
        {
            _graceEnds = 0;
            return false;
        }

        _graceEnds = _graceEnds == 0 ? Environment.TickCount64 + 1000 : _graceEnds;
        return Environment.TickCount64 < _graceEnds;
    }
}
