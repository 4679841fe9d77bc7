using System;
using System.Collections.Generic;
using System.Data;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Backups;

/// <summary>What RESTORE HEADERONLY and FILELISTONLY say of a backup. Columns are read by name, because every version has more of them.</summary>
internal static class BackupHeader
{
    private const int FullBackup = 1;

    private static readonly string[] VersionParts = ["Major", "Minor", "Build"];

    /// <summary>Reads the header of the newest full backup in a file.</summary>
    /// <param name="session">A session.</param>
    /// <param name="path">The file, as the server sees it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The header, or null when the file holds no full backup.</returns>
    /// <exception cref="Jupiter.Migration.Errors.MigrationException">BackupDeviceUnavailable, BackupUnreadable, BackupIncomplete, RestoreNotPermitted.</exception>
    public static BackupSet? Read(ServerSession session, string path, CancellationToken cancellation)
    {
        var rows = session.QueryLong(
            Statement.Text("Backups/header"), path, row => FullSet(row), cancellation, PathParameter(path));
        var newest = rows.LastOrDefault(row => row is not null);
        return newest is null ? null : newest with { Files = ReadFiles(session, path, newest.Position, cancellation) };
    }

    /// <summary>The parameter that names a backup.</summary>
    /// <param name="path">The file, as the server sees it.</param>
    /// <returns>The parameter.</returns>
    public static SqlParameter PathParameter(string path) => new("@path", SqlDbType.NVarChar, 4000) { Value = path };

    /// <summary>The parameter that names a backup in its file.</summary>
    /// <param name="position">Its position, from 1.</param>
    /// <returns>The parameter.</returns>
    public static SqlParameter PositionParameter(int position) => new("@position", SqlDbType.Int) { Value = position };

    private static List<BackupSetFile> ReadFiles(ServerSession session, string path, int position, CancellationToken cancellation) => session.QueryLong(
        Statement.Text("Backups/file-list"),
        path,
        row => new BackupSetFile
        {
            LogicalName = Text(row, "LogicalName"),
            PhysicalName = Text(row, "PhysicalName"),
            Type = Text(row, "Type").Trim(),
            SizeBytes = Convert.ToInt64(row.GetValue(row.GetOrdinal("Size")), CultureInfo.InvariantCulture),
        },
        cancellation,
        PathParameter(path),
        PositionParameter(position));

    private static BackupSet? FullSet(SqlDataReader row) => Number(row, "BackupType") != FullBackup ? null : new BackupSet
    {
        BackupSetId = row.GetGuid(row.GetOrdinal("BackupSetGUID")),
        FamilyId = row.GetGuid(row.GetOrdinal("FamilyGUID")),
        Position = Number(row, "Position"),
        FirstLsn = Digits(row, "FirstLSN"),
        LastLsn = Digits(row, "LastLSN"),
        CheckpointLsn = Digits(row, "CheckpointLSN"),
        ServerVersion = string.Join(".", VersionParts.Select(part =>
            Number(row, "SoftwareVersion" + part).ToString(CultureInfo.InvariantCulture))),
        DatabaseVersion = Number(row, "DatabaseVersion"),
        CompatibilityLevel = Number(row, "CompatibilityLevel"),
        Collation = Text(row, "Collation"),
        IsCopyOnly = Flag(row, "IsCopyOnly"),
        HasChecksums = Flag(row, "HasBackupChecksums"),
    };

    private static int Number(SqlDataReader row, string column) =>
        Convert.ToInt32(row.GetValue(row.GetOrdinal(column)), CultureInfo.InvariantCulture);

    private static bool Flag(SqlDataReader row, string column) =>
        row.GetOrdinal(column) is var i && !row.IsDBNull(i) && Convert.ToBoolean(row.GetValue(i), CultureInfo.InvariantCulture);

    private static string Text(SqlDataReader row, string column) =>
        row.GetOrdinal(column) is var i && row.IsDBNull(i) ? "" : Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture) ?? "";

    private static string Digits(SqlDataReader row, string column) =>
        row.GetOrdinal(column) is var i && row.IsDBNull(i) ? "" : row.GetDecimal(i).ToString("0", CultureInfo.InvariantCulture);
}
