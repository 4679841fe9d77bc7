using System;
using System.Threading;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Errors;
using Jupiter.Migration.SqlServer.Instance;

namespace Jupiter.Migration.SqlServer.Locks;

/// <summary>
/// Closes a locked database for writers again, after it was opened for its last backup: what is written after that is in no backup. So it
/// is tried more than once, over another connection where the first was lost, and nobody who may not administer it is let in while it is open.
/// </summary>
internal static class Closing
{
    private const int Attempts = 5;

    // A server takes its time to notice that a network broke, and to start again; until then the lost session has the only place.
    private static readonly TimeSpan LongestAfterLoss = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Closes it.</summary>
    /// <param name="sessions">The sessions of the operation.</param>
    /// <param name="database">The database.</param>
    /// <param name="sole">The only session in it, which stays the caller's.</param>
    /// <exception cref="MigrationException">DatabaseLeftOpen, with the state that it is in.</exception>
    public static void Run(ServerSessions sessions, DatabaseRow database, SoleSession sole)
    {
        SoleSession? other = null;
        var isLost = false;
        var deadline = Deadline.In(LongestAfterLoss);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    var session = isLost ? other ??= SoleSession.Take(sessions, database, CancellationToken.None) : sole;
                    session.MakeReadOnly();
                    session.Release(DatabaseRow.MultiUser);
                    return;
                }
                catch (MigrationException e) when (isLost || ServerErrors.IsOfConnection(e) ? !deadline.IsOver : attempt < Attempts)
                {
                    if (ServerErrors.IsOfConnection(e))
                    {
                        isLost = true;
                        other?.Dispose();
                        other = null;
                    }

                    Thread.Sleep(Pause);
                }
                catch (MigrationException e)
                {
                    (other ?? sole).TryRelease(DatabaseRow.RestrictedUser);
                    throw MigrationException.Because(
                        nameof(SR.DatabaseLeftOpen), database.Name, e, database.Name, e.Message.TrimEnd('.'), StateOf(sessions, database.Name));
                }
            }
        }
        finally
        {
            other?.Dispose();
        }
    }

    private static string StateOf(ServerSessions sessions, string database)
    {
        try
        {
            using var session = sessions.Lend(CancellationToken.None);
            return DatabaseRows.Find(session, database, CancellationToken.None)?.Access ?? SR.StateUnknown;
        }
        catch (MigrationException)
        {
            return SR.StateUnknown;
        }
    }
}
