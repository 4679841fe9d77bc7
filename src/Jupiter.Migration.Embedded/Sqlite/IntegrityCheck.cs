using System;
using System.Collections.Generic;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using SQLitePCL;

namespace Jupiter.Migration.Embedded.Sqlite;

/// <summary>SQLite's own check of a whole file: pages, rows, indexes, constraints.</summary>
internal static class IntegrityCheck
{
    /// <summary>Checks a file.</summary>
    /// <param name="open">Opens a connection to it.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <returns>What is wrong; empty when it is sound.</returns>
    public static IReadOnlyList<string> Run(Func<SqliteSession> open, CancellationToken cancellation)
    {
        try
        {
            using var session = open();
            var lines = session.Query("PRAGMA integrity_check(100)", row => raw.sqlite3_column_text(row, 0).utf8_to_string(), cancellation);
            return lines is ["ok"] ? [] : lines;
        }
        catch (MigrationException e) when (e.ErrorId is nameof(SR.DatabaseCorrupt) or nameof(SR.NotADatabase) or nameof(SR.EngineFailed))
        {
            return [e.Message];
        }
    }
}
