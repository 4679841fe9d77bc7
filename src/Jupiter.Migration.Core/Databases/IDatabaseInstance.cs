using System;
using System.Collections.Generic;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;

namespace Jupiter.Migration.Databases;

/// <summary>
/// What a migration needs of a database server. Every member that names a database throws <see cref="MigrationException"/>
/// DatabaseNotFound when it does not exist, and one of the DatabaseName... errors when the name can't be one.
/// </summary>
public interface IDatabaseInstance : IDisposable
{
    /// <summary>Where the instance is.</summary>
    ServerAddress Address { get; }

    /// <summary>
    /// Whether <see cref="Restore"/> copies the backup byte by byte: the copy then proves the backup that it was made of, and nobody
    /// has to read that one before.
    /// </summary>
    bool RestoresByCopying { get; }

    /// <summary>Version, paths, free space.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The facts.</returns>
    InstanceFacts GetFacts(CancellationToken cancellation);

    /// <summary>The databases of the instance.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The databases, by name.</returns>
    IReadOnlyList<DatabaseFacts> GetDatabases(CancellationToken cancellation);

    /// <summary>One database, or null when there is none of that name.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The database.</returns>
    DatabaseFacts? FindDatabase(string database, CancellationToken cancellation);

    /// <summary>Writes a consistent snapshot of a database to a file of the engine's own format.</summary>
    /// <param name="database">The database.</param>
    /// <param name="path">Full path of the file; it is created or overwritten.</param>
    /// <param name="observer">Told of progress.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What was written.</returns>
    WrittenBackup WriteBackup(string database, string path, IOperationObserver observer, CancellationToken cancellation);

    /// <summary>Opens a backup for reading.</summary>
    /// <param name="path">Full path of the backup file.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The backup; the caller disposes of it.</returns>
    /// <exception cref="MigrationException">BackupUnreadable: it is not a backup of this engine.</exception>
    IBackupFile OpenBackup(string path, CancellationToken cancellation = default);

    /// <summary>Opens one consistent view of a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The content; the caller disposes of it.</returns>
    IDatabaseContent OpenContent(string database, CancellationToken cancellation);

    /// <summary>What the engine has to say about a restore before anything is touched: version, room, rights, collation.</summary>
    /// <param name="preview">The restore.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The results; none where the engine has nothing to say.</returns>
    IReadOnlyList<CheckResult> CheckRestore(RestorePreview preview, CancellationToken cancellation);

    /// <summary>
    /// What a database will ask of another server, and what of it nothing can compare there, while its own server is on (clause R2).
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The results; none where the engine has nothing to say.</returns>
    IReadOnlyList<CheckResult> CheckSource(string database, CancellationToken cancellation);

    /// <summary>
    /// Makes a proved, restored database fit for work before it gets its name: owner, access, users without a login, options. The medium has all
    /// of it when this returns.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="recorded">What the manifest says of the backup, or null where the engine writes no header.</param>
    /// <param name="enableBroker">Whether the venue consents to the broker's messages being delivered again.</param>
    /// <param name="observer">Told of progress.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The results; none where there is nothing to do.</returns>
    IReadOnlyList<CheckResult> FinishRestore(
        string database, BackupSet? recorded, bool enableBroker, IOperationObserver observer, CancellationToken cancellation);

    /// <summary>Makes a database of a backup under a name that is not in use. The database is writable whatever the source was.</summary>
    /// <param name="backupFile">Full path of the backup.</param>
    /// <param name="database">The unused name.</param>
    /// <param name="recorded">What the manifest says of the backup, or null where the engine writes no header.</param>
    /// <param name="observer">Told of progress.</param>
    /// <param name="cancellation">Stops it; what was made is removed.</param>
    /// <returns>SHA-256 of the bytes that were restored, in lower-case hexadecimal, or null where the engine does not show them.</returns>
    string? Restore(string backupFile, string database, BackupSet? recorded, IOperationObserver observer, CancellationToken cancellation);

    /// <summary>The engine's own check of a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What is wrong, and that the check itself failed; empty when the database is sound.</returns>
    IReadOnlyList<IntegrityFinding> CheckIntegrity(string database, CancellationToken cancellation);

    /// <summary>Gives a database another, unused name.</summary>
    /// <param name="database">The database.</param>
    /// <param name="newName">The unused name.</param>
    /// <exception cref="MigrationException">DatabaseExists, DatabaseInUse.</exception>
    void Rename(string database, string newName);

    /// <summary>
    /// Gives a restored and proved copy of this module's own its name. Nobody works in such a copy: whoever is connected to it is put out,
    /// where the engine can do that, and what holds it then is waited for.
    /// </summary>
    /// <param name="copy">The copy.</param>
    /// <param name="database">The unused name.</param>
    /// <exception cref="MigrationException">DatabaseExists, DatabaseInUse: the copy is as it was, under its own name.</exception>
    void NameCopy(string copy, string database);

    /// <summary>Removes a database that this module made.</summary>
    /// <param name="database">The database.</param>
    void Drop(string database);

    /// <summary>Keeps writers out until <see cref="Unlock"/>, also after this process is gone.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops the waiting for writers.</param>
    /// <returns>The lock.</returns>
    /// <exception cref="MigrationException">DatabaseAlreadyLocked, DatabaseInUse.</exception>
    DatabaseLock Lock(string database, CancellationToken cancellation);

    /// <summary>Puts back exactly what <see cref="Lock"/> found.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>The lock that was lifted.</returns>
    /// <exception cref="MigrationException">DatabaseNotLocked.</exception>
    DatabaseLock Unlock(string database, CancellationToken cancellation);

    /// <summary>Programs that are connected to a database now.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The programs.</returns>
    IReadOnlyList<ConnectedClient> GetClients(string database, CancellationToken cancellation);

    /// <summary>Runs a query that only reads, and returns the first column of its first row as culture-free text.</summary>
    /// <param name="database">The database.</param>
    /// <param name="query">One statement.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The text, or null for NULL or no row.</returns>
    /// <exception cref="MigrationException">QueryFailed, QueryWrites, QueryNotAllowed.</exception>
    string? QueryScalar(string database, string query, CancellationToken cancellation);

    /// <summary>Runs a query that only reads, and returns what it lists.</summary>
    /// <param name="database">The database.</param>
    /// <param name="query">One statement.</param>
    /// <param name="most">How many rows are taken.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The columns and the rows.</returns>
    /// <exception cref="MigrationException">QueryFailed, QueryWrites, QueryNotAllowed, QueryTooLong: there are more rows than that.</exception>
    QueriedRows QueryRows(string database, string query, int most, CancellationToken cancellation);
}
