using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Embedded.Sqlite;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.Resources;
using SQLitePCL;

namespace Jupiter.Migration.Embedded.Content;

/// <summary>One consistent view of a SQLite file.</summary>
internal sealed class EmbeddedContent : IDatabaseContent
{
    private static readonly string[] Settings = ["application_id", "auto_vacuum", "encoding", "user_version"];

    private readonly SqliteSession _session;
    private readonly Func<SqliteSession> _openReader;
    private readonly IDisposable? _owned;
    private readonly bool _isUtf16;

    /// <summary>Reads through connections that all stand on the same state.</summary>
    /// <param name="session">The connection for the schema; it is closed with this object.</param>
    /// <param name="openReader">Gives one for rows.</param>
    /// <param name="owned">What else ends with this object.</param>
    public EmbeddedContent(SqliteSession session, Func<SqliteSession> openReader, IDisposable? owned)
    {
        StandInCollation.Allow(session);
        (_session, _openReader, _owned) = (session, openReader, owned);
        _isUtf16 = session.QueryText("PRAGMA encoding") != "UTF-8";
    }

    /// <inheritdoc/>
    public IReadOnlyList<SchemaObject> ReadSchema(CancellationToken cancellation)
    {
        var objects = _session.Query(
            "SELECT type, name, coalesce(sql, '') FROM sqlite_schema",
            row => new SchemaObject { Kind = Text(row, 0), Name = Text(row, 1), Definition = Text(row, 2) },
            cancellation);
        objects.AddRange(Settings.Select(setting => new SchemaObject
        {
            Kind = "setting",
            Name = setting,
            Definition = _session.QueryText("PRAGMA " + setting),
        }));
        return objects;
    }

    /// <inheritdoc/>
    public IReadOnlyList<TableContent> ReadTables(CancellationToken cancellation)
    {
        var listed = _session.Query(
            "SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow', 'virtual') "
            + "AND name NOT IN ('sqlite_schema', 'sqlite_temp_schema')",
            row => (Name: Text(row, 0), Type: Text(row, 1), WithoutRowId: raw.sqlite3_column_int(row, 2) != 0),
            cancellation);
        var owners = listed.Where(table => table.Type == "virtual").Select(table => table.Name).ToArray();
        var shadows = listed.Where(table => table.Type == "shadow").ToLookup(table => OwnerOf(table.Name, owners), table => table.Name);
        return listed.Select(table => table.Type == "virtual"
            ? VirtualTable(table.Name, shadows[table.Name].ToArray())
            : OrdinaryTable(table.Name, table.WithoutRowId, cancellation)).ToArray();
    }

    /// <inheritdoc/>
    public IRowReader OpenReader() => new EmbeddedRowReader(_openReader(), _isUtf16);

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _owned?.Dispose();
    }

    private static string Text(sqlite3_stmt row, int column) => raw.sqlite3_column_text(row, column).utf8_to_string() ?? "";

    // A shadow table is named after its virtual table, whose name may itself go on from another's.
    private static string? OwnerOf(string shadow, string[] owners) => owners
        .Where(owner => shadow.StartsWith(owner + "_", StringComparison.OrdinalIgnoreCase)).MaxBy(owner => owner.Length);

    // Full text and geometry indexes keep what they hold in shadow tables, which are ordinary ones and are compared as such.
    private static TableContent VirtualTable(string name, string[] shadows)
    {
        var reason = shadows.Length > 0
            ? SR.VirtualTableCovered.With(string.Join(", ", shadows))
            : SR.VirtualTableNotCovered;
        return new TableContent
        {
            Name = name,
            Columns = [],
            Ranges = [],
            Incomparable = [new IncomparablePart { Column = "*", Reason = reason, IsCoveredElsewhere = shadows.Length > 0 }],
        };
    }

    private TableContent OrdinaryTable(string name, bool withoutRowId, CancellationToken cancellation)
    {
        var columns = _session.Query(
            $"SELECT name, hidden, pk FROM pragma_table_xinfo({SqlText.Literal(name)})",
            row => (Name: Text(row, 0), IsGenerated: raw.sqlite3_column_int(row, 1) is 2 or 3, KeyPlace: raw.sqlite3_column_int(row, 2)),
            cancellation);
        var readable = columns.Select(column => column.Name).ToArray();
        IncomparablePart[] incomparable = [];
        if (!_session.CanPrepare(SqlText.Select(name, readable)))
        {
            // A generated column may call a function that only the venue's own program has. It follows from the others.
            readable = columns.Where(column => !column.IsGenerated).Select(column => column.Name).ToArray();
            incomparable = columns.Where(column => column.IsGenerated)
                .Select(column => new IncomparablePart { Column = column.Name, Reason = SR.GeneratedColumnUnreadable, IsCoveredElsewhere = true })
                .ToArray();
        }

        var key = withoutRowId ? null : SqlText.RowIdName(columns.Select(column => column.Name));
        return new TableContent
        {
            Name = name,
            Columns = readable,
            KeyColumns = columns.Where(column => column.KeyPlace > 0).OrderBy(column => column.KeyPlace)
                .Select(column => Array.IndexOf(readable, column.Name)).ToArray(),
            Incomparable = incomparable,
            Ranges = key is null ? [RowRange.All] : KeyRanges.Split(_session, name, key),
        };
    }
}
