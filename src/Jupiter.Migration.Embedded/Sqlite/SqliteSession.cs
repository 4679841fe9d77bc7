using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;
using SQLitePCL;

namespace Jupiter.Migration.Embedded.Sqlite;

/// <summary>One connection to one file, for one thread at a time, without SQLite's mutexes.</summary>
internal sealed class SqliteSession : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private const string FirstRead = "SELECT count(*) FROM sqlite_schema";

    private readonly string _path;

    private SqliteSession(string path, string uri, int flags)
    {
        _path = path;
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw FileErrors.Name(new FileNotFoundException(), path);
        }

        if (file.Length < MainFile.HeaderLength)
        {
            // SQLite itself would take it for an empty database: nobody's database is that, somebody's copy that went wrong is.
            throw SqliteErrors.Name(raw.SQLITE_NOTADB, SR.NotASqliteFile, path, null);
        }

        var code = raw.sqlite3_open_v2(uri, out var connection, flags | raw.SQLITE_OPEN_URI | raw.SQLITE_OPEN_NOMUTEX, null);
        Connection = connection;
        if (code != raw.SQLITE_OK)
        {
            var error = SqliteErrors.Name(code, raw.sqlite3_errmsg(connection).utf8_to_string(), path, null);
            connection.Dispose();
            throw error;
        }
    }

    /// <summary>The native connection.</summary>
    public sqlite3 Connection { get; }

    /// <summary>Opens a file that may change.</summary>
    /// <param name="path">Full path; it must exist.</param>
    /// <returns>The connection.</returns>
    public static SqliteSession Open(string path) => new(path, SqliteUri.For(path, ""), raw.SQLITE_OPEN_READWRITE);

    /// <summary>Opens a file for queries that can't write to it and that all see the same state, once no writer is committing.</summary>
    /// <param name="path">Full path; it must exist.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>The connection.</returns>
    public static SqliteSession OpenReadOnly(string path, CancellationToken cancellation)
    {
        var session = new SqliteSession(path, SqliteUri.For(path, ""), raw.SQLITE_OPEN_READONLY);
        try
        {
            session.Execute("BEGIN");
            var code = session.TryExecuteWhenFree(FirstRead, cancellation);
            if ((code & 0xFF) == raw.SQLITE_READONLY)
            {
                // A program died while it wrote. Whoever comes next undoes its half transaction, and that takes a connection that may write.
                using (var recovering = Open(path))
                {
                    recovering.ExecuteWhenFree(FirstRead, cancellation);
                }

                code = session.TryExecuteWhenFree(FirstRead, cancellation);
            }

            session.Check(code);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file that nobody changes, such as a backup: no lock is taken and nothing is written beside it.</summary>
    /// <param name="path">Full path; it must exist.</param>
    /// <returns>The connection.</returns>
    public static SqliteSession OpenImmutable(string path) => new(path, SqliteUri.For(path, "immutable=1"), raw.SQLITE_OPEN_READONLY);

    /// <summary>Runs a statement that returns nothing of interest.</summary>
    /// <param name="sql">The statement.</param>
    public void Execute(string sql) => Check(TryExecute(sql));

    /// <summary>Runs a statement, waiting for others to let go of the database.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <exception cref="MigrationException">DatabaseInUse: they did not in time.</exception>
    public void ExecuteWhenFree(string sql, CancellationToken cancellation) => Check(TryExecuteWhenFree(sql, cancellation));

    /// <summary>Runs a statement, waiting for others to let go of the database, and gives its result code.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>The code; SQLITE_BUSY when they did not let go in time.</returns>
    public int TryExecuteWhenFree(string sql, CancellationToken cancellation)
    {
        var deadline = Deadline.In(LongestWait);
        int code;
        while (((code = TryExecute(sql)) & 0xFF) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED && !deadline.IsOver)
        {
            cancellation.WaitHandle.WaitOne(Pause);
            cancellation.ThrowIfCancellationRequested();
        }

        return code;
    }

    /// <summary>Runs a statement and gives its result code.</summary>
    /// <param name="sql">The statement.</param>
    /// <returns>The code.</returns>
    public int TryExecute(string sql) => raw.sqlite3_exec(Connection, sql);

    /// <summary>Prepares one statement.</summary>
    /// <param name="sql">The statement.</param>
    /// <returns>The statement; the caller disposes of it.</returns>
    public sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(Connection, sql, out var statement));
        return statement;
    }

    /// <summary>Whether SQLite knows everything that a statement names: tables, functions, collations.</summary>
    /// <param name="sql">The statement.</param>
    /// <returns>Whether it could be prepared.</returns>
    public bool CanPrepare(string sql)
    {
        var code = raw.sqlite3_prepare_v2(Connection, sql, out var statement);
        statement.Dispose();
        return code == raw.SQLITE_OK;
    }

    /// <summary>Runs a query and makes something of each row.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="sql">The query.</param>
    /// <param name="read">Makes it of the statement standing on a row.</param>
    /// <param name="cancellation">Interrupts the query.</param>
    /// <returns>What the rows became.</returns>
    public List<T> Query<T>(string sql, Func<sqlite3_stmt, T> read, CancellationToken cancellation = default)
    {
        using var statement = Prepare(sql);
        using var interrupt = Interrupting(cancellation);
        var rows = new List<T>();
        int code;
        while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
        {
            rows.Add(read(statement));
        }

        cancellation.ThrowIfCancellationRequested();
        Check(code);
        return rows;
    }

    /// <summary>Runs a query that answers with one number.</summary>
    /// <param name="sql">The query.</param>
    /// <returns>The number, 0 for NULL or no row.</returns>
    public long QueryInteger(string sql)
    {
        var rows = Query(sql, row => raw.sqlite3_column_int64(row, 0));
        return rows.Count > 0 ? rows[0] : 0;
    }

    /// <summary>Runs a query that answers with one text.</summary>
    /// <param name="sql">The query.</param>
    /// <returns>The text, empty for NULL or no row.</returns>
    public string QueryText(string sql)
    {
        var rows = Query(sql, row => raw.sqlite3_column_text(row, 0).utf8_to_string());
        return rows.Count > 0 ? rows[0] ?? "" : "";
    }

    /// <summary>Interrupts whatever runs on this connection when the work is cancelled.</summary>
    /// <param name="cancellation">The cancellation.</param>
    /// <returns>Ends that when disposed of.</returns>
    /// <exception cref="OperationCanceledException">It is cancelled already: SQLite forgets an interrupt that comes before a statement runs.</exception>
    public CancellationTokenRegistration Interrupting(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return cancellation.Register(() => raw.sqlite3_interrupt(Connection));
    }

    /// <summary>Throws the named error of a result code, unless it says that all is well.</summary>
    /// <param name="code">The result code.</param>
    public void Check(int code) => SqliteErrors.Check(code, Connection, _path);

    /// <inheritdoc/>
    public void Dispose() => Connection.Dispose();
}
