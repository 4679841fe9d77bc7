using System;
using System.Collections.Generic;
using System.Data;
using System.Globalization;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Instance;

/// <summary>Reads sys.databases, without the databases of SQL Server itself.</summary>
internal static class DatabaseRows
{
    private static readonly string[] StateNames =
        ["ONLINE", "RESTORING", "RECOVERING", "RECOVERY_PENDING", "SUSPECT", "EMERGENCY", "OFFLINE"];

    /// <summary>All databases, by name.</summary>
    /// <param name="session">A session.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The databases.</returns>
    public static IReadOnlyList<DatabaseRow> Read(ServerSession session, CancellationToken cancellation)
    {
        var rows = Query(session, null, cancellation);
        rows.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        return rows;
    }

    /// <summary>One database, or null when there is none of that name.</summary>
    /// <param name="session">A session.</param>
    /// <param name="database">Its name.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The database.</returns>
    public static DatabaseRow? Find(ServerSession session, string database, CancellationToken cancellation)
    {
        var rows = Query(session, database, cancellation);
        return rows.Count > 0 ? rows[0] : null;
    }

    /// <summary>What names a database through all its restores.</summary>
    /// <param name="session">A session.</param>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The name; empty when this account is not told.</returns>
    public static string FamilyOf(ServerSession session, string database, CancellationToken cancellation)
    {
        try
        {
            var family = session.Scalar(
                Statement.Text("Databases/family"), cancellation, new SqlParameter("@database", SqlDbType.NVarChar, 128) { Value = database });
            return family?.ToString() ?? "";
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.ServerPermissionDenied))
        {
            return "";
        }
    }

    /// <summary>The server's name of a state.</summary>
    /// <param name="state">The state.</param>
    /// <returns>Its name.</returns>
    public static string NameOfState(byte state) =>
        state < StateNames.Length ? StateNames[state] : state.ToString(CultureInfo.InvariantCulture);

    private static List<DatabaseRow> Query(ServerSession session, string? name, CancellationToken cancellation) => session.Query(
        Statement.Text("Databases/databases"),
        row => new DatabaseRow
        {
            Name = row.GetString(0),
            Id = row.GetInt32(1),
            State = row.GetByte(2),
            UserAccess = row.GetByte(3),
            IsReadOnly = row.GetBoolean(4),
            UpdatesStatisticsAsynchronously = row.GetBoolean(5),
            CompatibilityLevel = row.GetInt32(6),
            OwnerSid = row.IsDBNull(8) ? null : (byte[])row.GetValue(8),
            SizeBytes = row.IsDBNull(9) ? 0 : row.GetInt64(9),
        },
        cancellation,
        new SqlParameter("@name", SqlDbType.NVarChar, 128) { Value = (object?)name ?? DBNull.Value });
}
