using Jupiter.Migration.Databases;

namespace Jupiter.Migration.SqlServer;

/// <summary>SQL Server 2008 R2 and newer.</summary>
public sealed class SqlServerEngine : IDatabaseEngine
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
    public IDatabaseAuthor OpenAuthor(ServerAddress address) => new Authoring.SqlServerAuthor(address);
}
