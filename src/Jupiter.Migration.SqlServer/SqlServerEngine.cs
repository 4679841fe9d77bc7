using System.Collections.Generic;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.SqlServer.Queries;
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
    public IDatabaseInstance Open(ServerAddress address, CancellationToken cancellation = default) => SqlServerInstance.Open(address, cancellation);

    /// <inheritdoc/>
    public IBackupFile? OpenBackup(string path) => null;

    /// <inheritdoc/>
    public void RequireReading(string query) => ReadingRule.Require(query, null);

    /// <inheritdoc/>
    public IReadOnlyList<string> PreviewBackup(string database, string backupFile) => StatementPreview.Backup(database, backupFile);

    /// <inheritdoc/>
    public IReadOnlyList<string> PreviewRestore(string backupFile, string database) => StatementPreview.Restore(backupFile, database);

    /// <inheritdoc/>
    public IReadOnlyList<string> PreviewLock(string database) => StatementPreview.Lock(database);

    /// <inheritdoc/>
    public IReadOnlyList<string> PreviewUnlock(string database) => StatementPreview.Unlock(database);
}
