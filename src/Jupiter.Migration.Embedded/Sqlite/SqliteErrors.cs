using System;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using SQLitePCL;

namespace Jupiter.Migration.Embedded.Sqlite;

/// <summary>Names the causes behind SQLite's result codes.</summary>
internal static class SqliteErrors
{
    /// <summary>Throws the named error of a result code, unless it says that all is well.</summary>
    /// <param name="code">The result code.</param>
    /// <param name="connection">The connection, for SQLite's own words.</param>
    /// <param name="path">The database's file.</param>
    public static void Check(int code, sqlite3? connection, string path)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw Name(code, connection is null ? "" : raw.sqlite3_errmsg(connection).utf8_to_string(), path, null);
        }
    }

    /// <summary>The named error of a result code.</summary>
    /// <param name="code">The result code.</param>
    /// <param name="words">What SQLite says.</param>
    /// <param name="path">The database's file.</param>
    /// <param name="inner">The exception that carried the code.</param>
    /// <returns>The error; an <see cref="OperationCanceledException"/> when the work was interrupted.</returns>
    public static Exception Name(int code, string words, string path, Exception? inner)
    {
        return (code & 0xFF) switch
        {
            raw.SQLITE_INTERRUPT => new OperationCanceledException(words, inner),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => DatabaseErrors.InUse(path, words),
            raw.SQLITE_NOTADB => Because(nameof(SR.NotADatabase)),
            raw.SQLITE_CORRUPT => Because(nameof(SR.DatabaseCorrupt)),
            raw.SQLITE_READONLY => Because(nameof(SR.DatabaseReadOnly)),
            raw.SQLITE_FULL => Because(nameof(SR.DiskFull)),
            raw.SQLITE_PERM or raw.SQLITE_AUTH or raw.SQLITE_CANTOPEN =>
                Because(nameof(SR.DatabaseCannotOpen)),
            _ => Because(nameof(SR.EngineFailed)),
        };

        MigrationException Because(string errorId) =>
            MigrationException.Because(errorId, path, inner, path, words);
    }
}
