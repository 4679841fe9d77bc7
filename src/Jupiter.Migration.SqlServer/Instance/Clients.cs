using System;
using System.Collections.Generic;
using System.Data;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Instance;

/// <summary>The programs that are connected to a database, without this module's own sessions.</summary>
internal static class Clients
{
    /// <summary>Lists them.</summary>
    /// <param name="session">A session.</param>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The programs, in the order of their sessions.</returns>
    public static IReadOnlyList<ConnectedClient> Of(ServerSession session, string database, CancellationToken cancellation)
    {
        // The server tells times without an offset: its own.
        var offset = session.One(Statement.Text("Instance/clock"), row => row.GetDateTimeOffset(0), cancellation).Offset;
        return session.Query(
            Statement.Text("Databases/clients"),
            row => new ConnectedClient
            {
                HostName = Text(row, 1),
                ProgramName = Text(row, 2),
                LoginName = Text(row, 3),
                ConnectedAt = new DateTimeOffset(row.GetDateTime(4), offset),
                LastRequestAt = row.IsDBNull(5) ? null : new DateTimeOffset(row.GetDateTime(5), offset),
            },
            cancellation,
            new SqlParameter("@database", SqlDbType.NVarChar, 128) { Value = database })
            .Where(client => client.ProgramName != ConnectionText.ProgramName).ToArray();
    }

    private static string Text(SqlDataReader row, int column) => row.IsDBNull(column) ? "" : row.GetString(column).TrimEnd();
}
