using System;
using System.Collections.Generic;
using System.Data;
using System.Globalization;
using System.Threading;
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
            State = row.GetByte(2),
            UserAccess = row.GetByte(3),
            IsReadOnly = row.GetBoolean(4),
            UpdatesStatisticsAsynchronously = row.GetBoolean(5),
            CompatibilityLevel = row.GetInt32(6),
            OwnerSid = row.IsDBNull(8) ? null : (byte[])row.GetValue(8),
            FamilyId = row.IsDBNull(9) ? null : row.GetGuid(9),
            SizeBytes = row.IsDBNull(10) ? 0 : row.GetInt64(10),
        },
        cancellation,
        new SqlParameter("@name", SqlDbType.NVarChar, 128) { Value = (object?)name ?? DBNull.Value });
}
