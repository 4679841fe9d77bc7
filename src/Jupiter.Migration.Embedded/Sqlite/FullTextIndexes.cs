using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using SQLitePCL;

namespace Jupiter.Migration.Embedded.Sqlite;

/// <summary>
/// Whether the full-text indexes of a database agree with their tables. A copy has whatever is wrong with them, too, and would be blamed for it.
/// </summary>
internal static class FullTextIndexes
{
    /// <summary>Refuses a database with an index that is out of step.</summary>
    /// <param name="path">The database's file.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="MigrationException">FullTextIndexOutOfStep.</exception>
    public static void Require(string path, CancellationToken cancellation)
    {
        using var session = SqliteSession.OpenReadOnly(path, cancellation);
        var indexes = session.Query(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE % USING fts_%'",
            row => raw.sqlite3_column_text(row, 0).utf8_to_string(),
            cancellation);
        foreach (var index in indexes)
        {
            var check = $"PRAGMA integrity_check({SqlText.Literal(index)})";
            if (session.CanPrepare(check)
                && session.Query(check, row => raw.sqlite3_column_text(row, 0).utf8_to_string(), cancellation) is not ["ok"] and var lines)
            {
                throw MigrationException.Because(
                    nameof(SR.FullTextIndexOutOfStep), path, path, index, lines.FirstOrDefault(),
                    $"INSERT INTO {SqlText.Name(index)}({SqlText.Name(index)}) VALUES ('rebuild')");
            }
        }
    }
}
