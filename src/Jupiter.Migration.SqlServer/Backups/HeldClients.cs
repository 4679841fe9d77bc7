using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Instance;

namespace Jupiter.Migration.SqlServer.Backups;

/// <summary>Those who are connected to a database while it is held still: whoever of them writes waits, and should know for how long.</summary>
internal static class HeldClients
{
    private const int Named = 5;

    // Writing the backup and reading every row, on the disk and the processor of an old server: docs/sql-server.md, "Ten gigabytes". A venue's
    // own rate comes from its trial.
    private const double BytesPerSecond = 40 << 20;

    /// <summary>Warns of them before they wait.</summary>
    /// <param name="sessions">The sessions of the operation.</param>
    /// <param name="database">The database.</param>
    /// <param name="observer">Told.</param>
    /// <param name="cancellation">Stops it.</param>
    public static void Warn(ServerSessions sessions, DatabaseRow database, IOperationObserver observer, CancellationToken cancellation)
    {
        try
        {
            using var session = sessions.Lend(cancellation);
            var clients = Clients.Of(session, database.Name, cancellation);
            if (clients.Count > 0)
            {
                var names = string.Join(", ", clients.Select(client => client.HostName).Distinct().Take(Named));
                observer.Warn(SR.HoldMakesWait.With(database.Name, clients.Count, names, Math.Ceiling(database.SizeBytes / BytesPerSecond / 60)));
            }
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.ServerPermissionDenied))
        {
            observer.Detail(e.Message);
        }
    }
}
