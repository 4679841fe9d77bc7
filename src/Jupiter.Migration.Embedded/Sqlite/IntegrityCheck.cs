using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Embedded.Content;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using SQLitePCL;

namespace Jupiter.Migration.Embedded.Sqlite;

/// <summary>SQLite's own check of a whole file: pages, rows, indexes, constraints.</summary>
internal static class IntegrityCheck
{
    // One more than a trial can know, or what lies beyond them would never be seen.
    private static readonly int Most = KnownDamage.Most + 1;

    // The check of one table takes no limit and stops at this many lines (SQLite, "PRAGMA integrity_check").
    private const int MostOfTable = 100;

    private static readonly string Whole = $"PRAGMA integrity_check({Most})";

    /// <summary>Checks a file.</summary>
    /// <param name="open">Opens a connection to it.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <returns>What is wrong; empty when it is sound.</returns>
    public static IReadOnlyList<IntegrityFinding> Run(Func<SqliteSession> open, CancellationToken cancellation)
    {
        try
        {
            using var session = open();
            return session.CanPrepare(Whole)
                ? Problems(session, Whole, cancellation)
                : ByTable(session).SelectMany(check => OfTable(Problems(session, check, cancellation))).ToArray();
        }
        catch (MigrationException e) when (e.ErrorId is nameof(SR.DatabaseCorrupt) or nameof(SR.NotADatabase) or nameof(SR.EngineFailed))
        {
            return [new IntegrityFinding(e.Message, IsUnfinished: true)];
        }
    }

    // A function or a collation that only the venue's own program has keeps SQLite from checking the table that uses it, not the others.
    private static IEnumerable<string> ByTable(SqliteSession session) => session
        .Query("SELECT name FROM sqlite_schema WHERE type = 'table'", row => raw.sqlite3_column_text(row, 0).utf8_to_string())
        .Select(table => $"PRAGMA integrity_check({SqlText.Literal(table)})")
        .Where(session.CanPrepare);

    private static IEnumerable<IntegrityFinding> OfTable(IReadOnlyList<IntegrityFinding> found) =>
        found.Select((finding, i) => finding with { IsUnfinished = i + 1 >= MostOfTable });

    private static IReadOnlyList<IntegrityFinding> Problems(SqliteSession session, string check, CancellationToken cancellation)
    {
        var lines = session.Query(check, row => raw.sqlite3_column_text(row, 0).utf8_to_string(), cancellation);
        return lines is ["ok"] ? [] : [.. lines.Select(line => new IntegrityFinding(line))];
    }
}
