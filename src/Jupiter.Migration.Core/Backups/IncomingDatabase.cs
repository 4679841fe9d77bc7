using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Backups;

/// <summary>A database while it is being restored: under a name of its own, which it gives up when it is proved.</summary>
internal sealed class IncomingDatabase(IDatabaseInstance instance, string database, IOperationObserver observer)
{
    private const string Suffix = ".incoming";

    /// <summary>The name that it has for now.</summary>
    public string Name => database + Suffix;

    /// <summary>Removes what a run that was killed has left. The name is this module's own, unless somebody is connected to it.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="MigrationException">DatabaseInUse: somebody is.</exception>
    public void RemoveLeftover(CancellationToken cancellation)
    {
        if (!IsThere(cancellation))
        {
            return;
        }

        var clients = instance.GetClients(Name, cancellation);
        if (clients.Count > 0)
        {
            throw DatabaseErrors.InUse(Name, string.Join(", ", clients.Select(client => client.HostName)));
        }

        observer.Warn(SR.LeftoverRemoved.With(Name));
        instance.Drop(Name);
    }

    /// <summary>Gives it its real name.</summary>
    /// <param name="setAsideExisting">Whether a database that has the name is kept under a dated one.</param>
    /// <param name="cancellation">Stops it before anything is renamed.</param>
    /// <returns>The dated name, or null.</returns>
    public string? TakeName(bool setAsideExisting, CancellationToken cancellation)
    {
        string? aside = null;
        if (setAsideExisting && instance.FindDatabase(database, cancellation) is not null)
        {
            aside = database + ".before-" + RunClock.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
            instance.Rename(database, aside);
        }

        try
        {
            instance.NameCopy(Name, database);
            return aside;
        }
        catch when (aside is not null)
        {
            instance.Rename(aside, database);
            throw;
        }
    }

    /// <summary>Removes it after a failure; that it could not be is told, not thrown.</summary>
    public void Drop()
    {
        try
        {
            if (IsThere(CancellationToken.None))
            {
                instance.Drop(Name);
            }
        }
        catch (Exception e) when (e is MigrationException || FileErrors.IsFileError(e))
        {
            observer.Warn(SR.IncomingNotRemoved.With(Name, e.Message));
        }
    }

    /// <summary>
    /// Whether something has its name. A damaged backup, or a power loss in the middle, leaves what is no database and has it all the same.
    /// </summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether it has.</returns>
    public bool IsThere(CancellationToken cancellation)
    {
        try
        {
            return instance.FindDatabase(Name, cancellation) is not null;
        }
        catch (MigrationException e) when (e.ErrorId is nameof(SR.NotADatabase) or nameof(SR.DatabaseCorrupt))
        {
            return true;
        }
    }
}
