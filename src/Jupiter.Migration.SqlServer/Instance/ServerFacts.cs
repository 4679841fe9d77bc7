using System;
using System.Collections.Generic;
using System.Data;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Instance;

/// <summary>What an instance tells of itself, on every version.</summary>
internal sealed class ServerFacts(InstanceFacts facts, Version version, int engineEdition)
{
    private const int ExpressEdition = 4;
    private const int EnterpriseEdition = 3;
    private const int StandardEdition = 2;
    private const long Megabyte = 1 << 20;
    private const long NoMemoryLimit = int.MaxValue;

    /// <summary>The facts for everybody.</summary>
    public InstanceFacts Facts { get; } = facts;

    /// <summary>Version of the server.</summary>
    public Version Version { get; } = version;

    /// <summary>The number of its edition.</summary>
    public int EngineEdition { get; } = engineEdition;

    /// <summary>Whether it is the free edition with its limits.</summary>
    public bool IsExpress => EngineEdition == ExpressEdition;

    /// <summary>Whether it has everything: Enterprise, and those that are Enterprise to try or to develop with.</summary>
    public bool IsEnterprise => EngineEdition == EnterpriseEdition;

    /// <summary>Whether it is the Standard edition. Web shares its number.</summary>
    public bool IsStandard => EngineEdition == StandardEdition && !Facts.Edition.StartsWith("Web", StringComparison.Ordinal);

    /// <summary>Whether the edition compresses backups: Enterprise and Standard.</summary>
    public bool CompressesBackups => IsEnterprise || IsStandard;

    /// <summary>Asks an instance.</summary>
    /// <param name="session">A session.</param>
    /// <param name="address">The server.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The facts.</returns>
    /// <exception cref="MigrationException">ServerVersionTooOld.</exception>
    public static ServerFacts Read(ServerSession session, ServerAddress address, CancellationToken cancellation)
    {
        var row = session.One(Statement.Text("Instance/instance-facts"), Values, cancellation);
        var version = Version.Parse((string)row["product_version"]!);
        if (version < ServerVersions.Oldest)
        {
            throw MigrationException.Because(nameof(SR.ServerVersionTooOld), address.Text, address.Text, version);
        }

        var data = Text(row, "data_path") ?? RegisteredFolder(session, "DefaultData", cancellation) ?? MasterFolder(session, cancellation);
        var log = Text(row, "log_path") ?? RegisteredFolder(session, "DefaultLog", cancellation) ?? data;
        var volumes = Volumes(session, cancellation);
        return new ServerFacts(
            new InstanceFacts
            {
                Product = "SQL Server",
                Version = version.ToString(),
                Edition = Text(row, "edition") ?? "",
                MachineName = Text(row, "machine_name") ?? address.Location,
                ServerName = Text(row, "server_name") ?? "",
                Identity = Tolerant(() => session.Query(Statement.Text("Instance/identity"), key => key.IsDBNull(0) ? "" : key.GetString(0), cancellation))?.FirstOrDefault() ?? "",
                Collation = Text(row, "collation_name") ?? "",
                AcceptsSqlLogins = Convert.ToInt32(row["is_windows_only"] ?? 1, CultureInfo.InvariantCulture) == 0,
                DefaultDataPath = data ?? "",
                DefaultLogPath = log ?? "",
                DefaultBackupPath = Text(row, "backup_path") ?? RegisteredFolder(session, "BackupDirectory", cancellation) ?? "",
                FreeSpaceBytes = data is null ? null : VolumeSpace.Of(volumes, data)?.FreeBytes,
                MemoryLimitBytes = MemoryLimit(session, cancellation),
                StartTime = StartTime(session, cancellation),
                Volumes = volumes,
            },
            version,
            Convert.ToInt32(row["engine_edition"] ?? 0, CultureInfo.InvariantCulture));
    }

    private static Dictionary<string, object?> Values(SqlDataReader row)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < row.FieldCount; i++)
        {
            values[row.GetName(i)] = row.IsDBNull(i) ? null : row.GetValue(i);
        }

        return values;
    }

    private static string? Text(Dictionary<string, object?> row, string column) =>
        row[column] is string { Length: > 0 } text ? text : null;

    // Before 2012 the default folders stand in the registry only, and only when somebody has changed them.
    private static string? RegisteredFolder(ServerSession session, string name, CancellationToken cancellation)
    {
        var folders = Tolerant(() => session.Query(
            Statement.Text("Instance/default-folder"),
            row => row.FieldCount < 2 || row.IsDBNull(1) ? null : row.GetValue(1) as string,
            cancellation,
            new SqlParameter("@value_name", SqlDbType.NVarChar, 128) { Value = name }));
        return folders?.Find(folder => !string.IsNullOrEmpty(folder));
    }

    private static string? MasterFolder(ServerSession session, CancellationToken cancellation)
    {
        var file = session.Scalar(Statement.Text("Instance/master-file"), cancellation) as string;
        return file is null ? null : FolderOf(file);
    }

    private static string FolderOf(string file) => file.Substring(0, file.LastIndexOfAny(['/', '\\']) + 1);

    private static long? MemoryLimit(ServerSession session, CancellationToken cancellation) =>
        session.Scalar(Statement.Text("Instance/memory-limit"), cancellation) is long megabytes && megabytes < NoMemoryLimit
            ? megabytes * Megabyte
            : null;

    private static TimeSpan? StartTime(ServerSession session, CancellationToken cancellation) =>
        Tolerant(() => session.Query(Statement.Text("Instance/start-time"), row => TimeSpan.FromMilliseconds(row.GetInt64(0)), cancellation)) is [var time] ? time : null;

    // The first knows the volumes that hold databases, a new disk is known to the second only; that one has no folders in which disks stand.
    private static List<VolumeSpace> Volumes(ServerSession session, CancellationToken cancellation)
    {
        var volumes = Tolerant(() => session.Query(
            Statement.Text("Instance/volume-space"),
            row => new VolumeSpace
            {
                MountPoint = row.IsDBNull(0) || row.GetString(0).Length == 0 ? FolderOf(row.GetString(2)) : row.GetString(0), FreeBytes = row.GetInt64(1),
            },
            cancellation))?.GroupBy(volume => volume.MountPoint).Select(volume => volume.OrderBy(one => one.FreeBytes).First()).ToList() ?? [];
        var drives = Tolerant(() => session.Query(
            Statement.Text("Instance/drive-space"),
            row => new VolumeSpace
            {
                MountPoint = row.GetString(0) + ":\\",
                FreeBytes = Convert.ToInt64(row.GetValue(1), CultureInfo.InvariantCulture) * Megabyte,
            },
            cancellation)) ?? [];
        volumes.AddRange(drives.Where(drive => !volumes.Exists(volume =>
            string.Equals(volume.MountPoint, drive.MountPoint, StringComparison.OrdinalIgnoreCase))));
        return volumes;
    }

    // 2008 R2 before SP1 lacks the first, an account without rights either: then it is not known, which is not the same as none.
    private static List<T>? Tolerant<T>(Func<List<T>> read)
    {
        try
        {
            return read();
        }
        catch (MigrationException e) when (e.ErrorId is nameof(SR.EngineFailed) or nameof(SR.ServerPermissionDenied))
        {
            return null;
        }
    }
}
