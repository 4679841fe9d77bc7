using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Keeps late writers out of the old databases before the final backup (clause R2).</summary>
public sealed class LockAction : IStepAction
{
    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        var databases = CaseDatabase.Of(context.Plan);
        using var old = context.Open(context.Plan.OldServerInstance);
        LockAll(old, databases, context.MayBeDone, context.Observer, context.Cancellation);
        return new StepOutcome { Facts = [.. databases.Select(database => OtherDatabaseFact.Of(database, new LockedDatabase(database.Name, Server: context.Plan.OldServerInstance)))] };
    }

    /// <summary>Keeps writers out of all databases of a case, or of none: those that were closed are opened again when one can't be, and named.</summary>
    /// <param name="server">Their server.</param>
    /// <param name="databases">The databases.</param>
    /// <param name="mayBeDone">Whether one that is locked already is taken as it is.</param>
    /// <param name="observer">Told of what becomes of the others when one can't be locked.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The locks that were set.</returns>
    public static IReadOnlyList<DatabaseLock> LockAll(
        IDatabaseInstance server, IReadOnlyList<CaseDatabase> databases, bool mayBeDone, IOperationObserver observer, CancellationToken cancellation)
    {
        var (set, found) = (new List<DatabaseLock>(), new List<string>());
        try
        {
            foreach (var database in databases)
            {
                if (mayBeDone && IsLocked(server, database.Name, cancellation))
                {
                    found.Add(database.Name);
                }
                else
                {
                    set.Add(server.Lock(database.Name, cancellation));
                }
            }
        }
        catch
        {
            set.Reverse();
            set.ForEach(made => TakeBack(server, made.Database, observer));
            found.ForEach(database => observer.Warn(SR.LockStays.With(database, server.Address.Text)));
            throw;
        }

        return set;
    }

    /// <summary>Keeps writers out of databases that somebody may have opened, or that nobody has closed yet.</summary>
    /// <param name="server">Their server.</param>
    /// <param name="databases">The databases.</param>
    /// <param name="cancellation">Stops it.</param>
    public static void EnsureLocked(IDatabaseInstance server, IReadOnlyList<CaseDatabase> databases, CancellationToken cancellation)
    {
        foreach (var database in databases.Where(database => !IsLocked(server, database.Name, cancellation)))
        {
            server.Lock(database.Name, cancellation);
        }
    }

    /// <summary>Lets writers in again. What an attempt that failed has opened already is open; only the last has to be locked.</summary>
    /// <param name="server">Their server.</param>
    /// <param name="databases">The names, the venue's own database last.</param>
    /// <param name="observer">Told which is open already.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The locks that were lifted.</returns>
    public static IReadOnlyList<DatabaseLock> LiftAll(IDatabaseInstance server, IReadOnlyList<string> databases, IOperationObserver observer, CancellationToken cancellation)
    {
        var lifted = new List<DatabaseLock>();
        foreach (var database in databases)
        {
            try
            {
                lifted.Add(server.Unlock(database, cancellation));
            }
            catch (MigrationException e) when (e.ErrorId == nameof(SR.DatabaseNotLocked) && database != databases[databases.Count - 1])
            {
                observer.Detail(e.Message);
            }
        }

        return lifted;
    }

    /// <summary>What the journal keeps of locks that were set or lifted by hand.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="made">The locks.</param>
    /// <returns>What is kept.</returns>
    public static StepOutcome Outcome(CasePlan plan, IReadOnlyList<DatabaseLock> made) => new()
    {
        Facts = [.. CaseDatabase.Of(plan).Select(database =>
            OtherDatabaseFact.Of(database, new LockedDatabase(database.Name, From: made.FirstOrDefault(one => string.Equals(one.Database, database.Name, System.StringComparison.OrdinalIgnoreCase))?.LockedFrom)))],
    };

    private static bool IsLocked(IDatabaseInstance server, string database, CancellationToken cancellation) =>
        server.FindDatabase(database, cancellation) is { IsLocked: true };

    private static void TakeBack(IDatabaseInstance server, string database, IOperationObserver observer)
    {
        try
        {
            server.Unlock(database, CancellationToken.None);
            observer.Warn(SR.LockTakenBack.With(database, server.Address.Text));
        }
        catch (MigrationException e)
        {
            observer.Warn(SR.LockStays.With(database, server.Address.Text) + " " + e.Message);
        }
    }
}
