using System;
using System.Threading;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.SqlServer.Connections;

/// <summary>
/// Gives the server the moment that it takes to notice that somebody has left: a session that was closed here is still in its database there.
/// Only what was refused because the database is in use is tried again, so nothing is done twice.
/// </summary>
internal static class LeavingSessions
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);

    /// <summary>Does something that needs everybody to have left.</summary>
    /// <param name="work">What is done.</param>
    /// <param name="longest">How long it may take them; null for as long as a session takes that was closed in good order.</param>
    /// <exception cref="MigrationException">DatabaseInUse: somebody stays.</exception>
    public static void Await(Action work, TimeSpan? longest = null)
    {
        var deadline = Deadline.In(longest ?? Longest);
        while (true)
        {
            try
            {
                work();
                return;
            }
            catch (MigrationException e) when (e.ErrorId == nameof(SR.DatabaseInUse) && !deadline.IsOver)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
