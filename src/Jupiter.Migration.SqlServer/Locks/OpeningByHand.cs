using System.Collections.Generic;
using System.Threading;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Locks;

/// <summary>What lifting a lock would do, as one batch for a person: the settings first and the record last, in the order of <see cref="ServerLock.Lift"/>.</summary>
internal static class OpeningByHand
{
    /// <summary>Writes it.</summary>
    /// <param name="sessions">The sessions of the operation.</param>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The batch.</returns>
    public static string Of(ServerSessions sessions, DatabaseRow database, CancellationToken cancellation)
    {
        using var session = sessions.LendIn(database.Name, cancellation);
        var record = LockRecord.Read(session, database.Name, cancellation);

        // One that was read-only before the lock stays so; then only the record has nobody to need it.
        List<string> names = record?.IsReadOnly == true ? [] : ["open-by-hand"];
        if (record is { IsReadOnly: false, UpdatesStatisticsAsynchronously: true })
        {
            names.Add("statistics-async-on");
        }

        if (record is { IsReadOnly: false, UserAccess: DatabaseRow.RestrictedUser })
        {
            names.Add("restricted-user");
        }

        if (record is { IsReadOnly: false })
        {
            names.Add("forget-by-hand");
        }

        return string.Join("\n", names.ConvertAll(name => Statement.Text("Locks/" + name, ("database", database.Name))));
    }
}
