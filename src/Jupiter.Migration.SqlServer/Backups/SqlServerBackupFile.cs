using System;
using System.Collections.Generic;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Backups;

/// <summary>A backup as a server reads it. Its rows can't be read without restoring it.</summary>
internal sealed class SqlServerBackupFile(ServerSession session, string path, BackupSet set, string version) : IBackupFile
{
    private readonly ServerSession _session = session;
    private readonly string _path = path;

    /// <summary>What its header says.</summary>
    public BackupSet Set { get; } = set;

    /// <inheritdoc/>
    public string EngineVersion { get; } = version;

    /// <summary>Reads the header of a backup.</summary>
    /// <param name="sessions">Sessions on the server that reads it.</param>
    /// <param name="path">The file, as the server sees it.</param>
    /// <param name="version">Version of the server.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The backup.</returns>
    /// <exception cref="MigrationException">BackupUnreadable, BackupDeviceUnavailable, BackupIncomplete.</exception>
    public static SqlServerBackupFile Open(ServerSessions sessions, string path, string version, CancellationToken cancellation)
    {
        var session = sessions.Lend(cancellation);
        try
        {
            var set = BackupHeader.Read(session, path, cancellation)
                ?? throw MigrationException.Because(nameof(SR.BackupUnreadable), path, path, "BackupType");
            return new SqlServerBackupFile(session, path, set, version);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Verify(CancellationToken cancellation)
    {
        try
        {
            _session.ExecuteLong(
                Statement.Text("Backups/verify"), _path, cancellation, BackupHeader.PathParameter(_path), BackupHeader.PositionParameter(Set.Position));
            return [];
        }
        catch (MigrationException e) when (e.ErrorId is nameof(SR.BackupSetDamaged) or nameof(SR.BackupPageDamaged)
            or nameof(SR.BackupUnreadable) or nameof(SR.BackupIncomplete) or nameof(SR.BackupHasNoChecksums)
            or nameof(SR.BackupDeviceReadFailed) or nameof(SR.EngineFailed))
        {
            return [e.Message];
        }
    }

    /// <inheritdoc/>
    public IDatabaseContent? OpenContent() => null;

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();
}
