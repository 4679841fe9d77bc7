using System.IO;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Embedded.Power;
using Jupiter.Migration.Embedded.Queries;
using Jupiter.Migration.Embedded.Snapshots;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Embedded;

/// <summary>The embedded engine: a folder is an instance, each <c>NAME.db</c> in it is a SQLite database.</summary>
public sealed class EmbeddedEngine : IDatabaseEngine
{
    /// <summary>Name of the engine.</summary>
    internal const string EngineName = "Embedded";

    /// <summary>Loads the native library.</summary>
    public EmbeddedEngine() => SQLitePCL.Batteries_V2.Init();

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <inheritdoc/>
    public IDatabaseInstance Open(ServerAddress address, CancellationToken cancellation = default)
    {
        var folder = Path.GetFullPath(address.Location);
        if (!Directory.Exists(folder))
        {
            throw MigrationException.Because(nameof(SR.InstanceNotFound), folder, address.Text);
        }

        MachinePower.RequireOn(address, folder);
        return new EmbeddedInstance(address, folder);
    }

    /// <inheritdoc/>
    public IBackupFile? OpenBackup(string path) => new EmbeddedBackupFile(path);

    /// <inheritdoc/>
    public void RequireReading(string query) => ReadingStatement.RequireWithoutDatabase(query);
}
