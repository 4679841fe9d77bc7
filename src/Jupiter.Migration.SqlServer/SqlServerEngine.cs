using System.Collections.Generic;
using Jupiter.Migration.Databases;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer;

/// <summary>SQL Server 2008 R2 and newer.</summary>
public sealed class SqlServerEngine : IDatabaseEngine, IStatementPreview
{
    /// <summary>Name of the engine.</summary>
    internal const string EngineName = "SqlServer";

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <inheritdoc/>
    public IDatabaseInstance Open(ServerAddress address) => SqlServerInstance.Open(address);

    /// <inheritdoc/>
    public IBackupFile? OpenBackup(string path) => null;

    /// <inheritdoc/>
    public IReadOnlyList<string> PreviewBackup(string database, string backupFile) => StatementPreview.Backup(database, backupFile);

    /// <inheritdoc/>
    public IReadOnlyList<string> PreviewRestore(string backupFile, string database) => StatementPreview.Restore(backupFile, database);

    /// <inheritdoc/>
    public IReadOnlyList<string> PreviewLock(string database) => StatementPreview.Lock(database);

    /// <inheritdoc/>
    public IReadOnlyList<string> PreviewUnlock(string database) => StatementPreview.Unlock(database);

    /// <inheritdoc/>
    public IDatabaseAuthor OpenAuthor(ServerAddress address) => new Authoring.SqlServerAuthor(address);
}
