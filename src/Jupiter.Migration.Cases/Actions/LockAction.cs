using System.Threading;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Databases;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Keeps late writers out of the old database before the final backup (clause R2).</summary>
public sealed class LockAction : IStepAction
{
    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        using var old = context.Open(context.Plan.OldServerInstance);
        var database = context.Plan.Venue.Database;
        if (context.MayBeDone)
        {
            EnsureLocked(old, database, context.Cancellation);
        }
        else
        {
            old.Lock(database, context.Cancellation);
        }

        return new StepOutcome { Facts = [new LockedDatabase(database, Server: context.Plan.OldServerInstance)] };
    }

    /// <summary>Keeps writers out of a database that somebody may have opened, or that nobody has closed yet.</summary>
    /// <param name="server">Its server.</param>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops it.</param>
    public static void EnsureLocked(IDatabaseInstance server, string database, CancellationToken cancellation)
    {
        if (server.FindDatabase(database, cancellation) is not { IsLocked: true })
        {
            server.Lock(database, cancellation);
        }
    }

    /// <summary>What the journal keeps of a lock that was set or lifted by hand.</summary>
    /// <param name="made">The lock.</param>
    /// <returns>What is kept.</returns>
    public static StepOutcome Outcome(DatabaseLock made) => new() { Facts = [new LockedDatabase(made.Database, From: made.LockedFrom)] };
}
