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
internal sealed class IncomingDatabase
{
    private const string Suffix = ".incoming";

    private readonly IDatabaseInstance _instance;
    private readonly string _database;
    private readonly IOperationObserver _observer;

    /// <summary>Names it; nothing is touched.</summary>
    /// <param name="instance">The server.</param>
    /// <param name="database">The name that it is to have in the end.</param>
    /// <param name="observer">Told of what is removed, and of what could not be.</param>
    public IncomingDatabase(IDatabaseInstance instance, string database, IOperationObserver observer)
    {
        _instance = instance;
        _database = database;
        _observer = observer;
    }

    /// <summary>The name that it has for now.</summary>
    public string Name => _database + Suffix;

    /// <summary>Removes what a run that was killed has left. The name is this module's own, unless somebody is connected to it.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="MigrationException">DatabaseInUse: somebody is.</exception>
    public void RemoveLeftover(CancellationToken cancellation)
    {
        if (!IsThere(cancellation))
        {
            return;
        }

        var clients = _instance.GetClients(Name, cancellation);
        if (clients.Count > 0)
        {
            throw DatabaseErrors.InUse(Name, string.Join(", ", clients.Select(client => client.HostName)));
        }

        _observer.Warn(SR.LeftoverRemoved.With(Name));
        _instance.Drop(Name);
    }

    /// <summary>Gives it its real name.</summary>
    /// <param name="setAsideExisting">Whether a database that has the name is kept under a dated one.</param>
    /// <param name="cancellation">Stops it before anything is renamed.</param>
    /// <returns>The dated name, or null.</returns>
    public string? TakeName(bool setAsideExisting, CancellationToken cancellation)
    {
        string? aside = null;
        if (setAsideExisting && _instance.FindDatabase(_database, cancellation) is not null)
        {
            aside = _database + ".before-" + RunClock.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
            _instance.Rename(_database, aside);
        }

        try
        {
            _instance.Rename(Name, _database);
            return aside;
        }
        catch when (aside is not null)
        {
            _instance.Rename(aside, _database);
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
                _instance.Drop(Name);
            }
        }
        catch (Exception e) when (e is MigrationException || FileErrors.IsFileError(e))
        {
            _observer.Warn(SR.IncomingNotRemoved.With(Name, e.Message));
        }
    }

    // A damaged backup, or a power loss in the middle, leaves what is no database and has the name all the same.
    private bool IsThere(CancellationToken cancellation)
    {
        try
        {
            return _instance.FindDatabase(Name, cancellation) is not null;
        }
        catch (MigrationException e) when (e.ErrorId is nameof(SR.NotADatabase) or nameof(SR.DatabaseCorrupt))
        {
            return true;
        }
    }
}
