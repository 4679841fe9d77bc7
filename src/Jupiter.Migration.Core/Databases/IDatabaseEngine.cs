using System.Threading;

namespace Jupiter.Migration.Databases;

/// <summary>A kind of database server that venues run on. The entry point of an engine plugin.</summary>
public interface IDatabaseEngine
{
    /// <summary>Name of the engine, equal to <see cref="ServerAddress.Engine"/> and to the engine name in backup manifests.</summary>
    string Name { get; }

    /// <summary>Opens an instance for work.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="cancellation">Stops it, also while nobody answers.</param>
    /// <returns>The instance; the caller disposes of it.</returns>
    /// <exception cref="Errors.MigrationException">InstanceNotFound, InstanceUnavailable: it does not exist or is switched off.</exception>
    IDatabaseInstance Open(ServerAddress address, CancellationToken cancellation = default);

    /// <summary>Opens a backup without an instance, where the engine can.</summary>
    /// <param name="path">Full path of the backup file.</param>
    /// <returns>The backup, or null when this engine needs an instance to read one.</returns>
    IBackupFile? OpenBackup(string path);

    /// <summary>Refuses a venue's query that does more than read its own database, as far as that shows without a server.</summary>
    /// <param name="query">The query.</param>
    /// <exception cref="Errors.MigrationException">QueryFailed, QueryWrites, QueryNotAllowed.</exception>
    void RequireReading(string query);
}
