using System;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Databases;
using Jupiter.Migration.EngineContract;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;

namespace Jupiter.Migration.SqlServer.Tests.Doubles;

/// <summary>What the cmdlets do with an instance, each time on connections of its own, and never for longer than a test waits.</summary>
internal static class NightWork
{
    public const string Database = "Jupiter";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    public static BackupResult Backup(
        this RunningDouble server, IOperationObserver? observer = null, string? manifestFile = null, CancellationToken cancellation = default)
    {
        using var instance = server.Open();
        return new DatabaseBackup(instance, observer ?? new QuietObserver()).Run(
            new BackupRequest { Database = Database, BackupFile = server.BackupPath, ManifestFile = manifestFile, ModuleVersion = "1.2.3" },
            cancellation);
    }

    public static RestoreResult Restore(
        this RunningDouble server,
        string? path = null,
        string? database = null,
        IOperationObserver? observer = null,
        string? manifestFile = null,
        string[]? waived = null,
        ServerAddress? address = null,
        CancellationToken cancellation = default)
    {
        observer ??= new QuietObserver();
        using var plugins = new GivenPlugins(new SqlServerEngine());
        using var instance = new SqlServerEngine().Open(address ?? server.Address, cancellation);
        return new DatabaseRestore(instance, new BackupVerification(plugins.Catalog, observer), observer).Run(
            new RestoreRequest
            {
                BackupFile = path ?? server.BackupPath, Database = database, ManifestFile = manifestFile, Waived = waived ?? [],
            },
            cancellation);
    }

    public static DatabaseLock Lock(this RunningDouble server)
    {
        using var instance = server.Open();
        return instance.Lock(Database, CancellationToken.None);
    }

    public static DatabaseLock Unlock(this RunningDouble server)
    {
        using var instance = server.Open();
        return instance.Unlock(Database, CancellationToken.None);
    }

    /// <summary>Runs something that must come back, and gives the named error that it came back with.</summary>
    public static MigrationException? Try(Action work)
    {
        var run = Task.Factory.StartNew(
            () =>
            {
                try
                {
                    work();
                    return null;
                }
                catch (MigrationException e)
                {
                    return e;
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        return run.Wait(Longest) ? run.Result : throw new TimeoutException("It did not come back.");
    }
}
