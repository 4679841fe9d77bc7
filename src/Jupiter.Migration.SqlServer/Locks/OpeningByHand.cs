using System.Linq;
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

        if (record is not { IsReadOnly: false })
        {
            // One that was read-only before the lock stays so.
            return "";
        }

        string Name(string statement) => Statement.Text("Locks/" + statement, ("database", database.Name));
        var away = Statement.Text("Locks/use", ("database", "master"));
        return string.Join("\n", new[]
        {
            away,
            Name("open-by-hand"),
            record.UpdatesStatisticsAsynchronously ? Name("statistics-async-on") : null,
            record.UserAccess == DatabaseRow.RestrictedUser ? Name("restricted-user") : null,
            Name("use"),
            Name("drop-record"),
            away,
        }.OfType<string>());
    }
}
