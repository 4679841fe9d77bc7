using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance.Backups;

/// <summary>What RESTORE HEADERONLY, FILELISTONLY and LABELONLY answer.</summary>
internal static class BackupRowsets
{
    public static void Send(BatchRun run, SystemView view, IEnumerable<CatalogRow> rows)
    {
        var places = view.Columns.Select((column, i) => (column, i)).Where(one => one.column.Since <= run.Session.MajorVersion).ToArray();
        run.Sink.Columns([.. places.Select(place => new ResultColumn(place.column.Name, place.column.Type))]);
        var count = 0;
        foreach (var row in rows)
        {
            var values = row.For(view);
            run.Sink.Row([.. places.Select(place => Body(values[place.i], place.column.Type))]);
            count++;
        }

        run.Done(count);
    }

    public static CatalogRow Header(BackupHeader header, long fileLength)
    {
        var (version, collation) = (Version.Parse(header.SoftwareVersion), CollationInfo.Of(header.Collation));
        return new CatalogRow
        {
            ["BackupName"] = header.BackupName,
            ["BackupType"] = 1,
            ["Compressed"] = header.IsCompressed ? 1 : 0,
            ["Position"] = 1,
            ["DeviceType"] = 2,
            ["UserName"] = header.UserName,
            ["ServerName"] = header.ServerName,
            ["DatabaseName"] = header.DatabaseName,
            ["DatabaseVersion"] = header.DatabaseVersion,
            ["DatabaseCreationDate"] = header.DatabaseCreationDate,
            ["BackupSize"] = header.DataLength + (256 * 8192),
            ["FirstLSN"] = header.FirstLsn,
            ["LastLSN"] = header.LastLsn,
            ["CheckpointLSN"] = header.FirstLsn,
            ["DatabaseBackupLSN"] = 0L,
            ["BackupStartDate"] = header.StartDate,
            ["BackupFinishDate"] = header.StartDate.AddSeconds(1),
            ["SortOrder"] = 0,
            ["CodePage"] = 0,
            ["UnicodeLocaleId"] = collation.Lcid,
            ["UnicodeComparisonStyle"] = 196609,
            ["CompatibilityLevel"] = header.CompatibilityLevel,
            ["SoftwareVendorId"] = 4608,
            ["SoftwareVersionMajor"] = version.Major,
            ["SoftwareVersionMinor"] = version.Minor,
            ["SoftwareVersionBuild"] = version.Build,
            ["MachineName"] = header.MachineName,
            ["Flags"] = (header.HasChecksums ? 16 : 0) | (header.IsCopyOnly ? 1024 : 0) | (header.IsReadOnly ? 4 : 0) | (header.IsSingleUser
                ? 8 : 0) | 512,
            ["BindingID"] = header.BindingGuid,
            ["RecoveryForkID"] = header.ForkGuid,
            ["Collation"] = header.Collation,
            ["FamilyGUID"] = header.FamilyGuid,
            ["IsReadOnly"] = header.IsReadOnly,
            ["IsSingleUser"] = header.IsSingleUser,
            ["HasBackupChecksums"] = header.HasChecksums,
            ["IsCopyOnly"] = header.IsCopyOnly,
            ["FirstRecoveryForkID"] = header.ForkGuid,
            ["RecoveryModel"] = header.RecoveryModel switch { 1 => "FULL", 2 => "BULK-LOGGED", _ => "SIMPLE" },
            ["BackupTypeDescription"] = "DATABASE",
            ["BackupSetGUID"] = header.BackupSetGuid,
            ["CompressedBackupSize"] = fileLength,
            ["containment"] = header.Traits.IsContained ? 1 : 0,
        };
    }

    public static IEnumerable<CatalogRow> Files(BackupHeader header, long? dataBytes) => header.Files.Select(file => new CatalogRow
    {
        ["LogicalName"] = file.LogicalName,
        ["PhysicalName"] = file.PhysicalName,
        ["Type"] = file.IsLog ? "L" : "D",
        ["FileGroupName"] = file.IsLog ? null : "PRIMARY",
        ["Size"] = file.IsLog ? file.Size : dataBytes ?? file.Size,
        ["MaxSize"] = file.IsLog ? 2199023255552L : 35184372080640L,
        ["FileId"] = file.FileId,
        ["CreateLSN"] = 0L,
        ["DropLSN"] = 0L,
        ["UniqueId"] = file.Guid,
        ["ReadOnlyLSN"] = 0L,
        ["ReadWriteLSN"] = 0L,
        ["BackupSizeInBytes"] = file.IsLog ? 0 : header.DataLength,
        ["SourceBlockSize"] = 512,
        ["FileGroupId"] = file.IsLog ? 0 : 1,
        ["DifferentialBaseLSN"] = 0L,
        ["DifferentialBaseGUID"] = Guid.Empty,
        ["IsReadOnly"] = false,
        ["IsPresent"] = true,
        ["TDEThumbprint"] = header.Traits.CertificateThumbprint,
    });

    private static object? Body(object? value, SqlType type) => value switch
    {
        null => null,
        _ when type.Name == SqlTypeName.Numeric => new ExactNumber(System.Convert.ToInt64(value, null), 0).Write(type),
        bool flag => flag ? 1L : 0L,
        int number => (long)number,
        Guid guid => guid.ToByteArray(),
        DateTime time => Moment.Of(time).Write(type),
        _ => value,
    };
}
