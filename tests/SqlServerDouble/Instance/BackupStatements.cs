using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Instance.Backups;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using SQLitePCL;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>BACKUP DATABASE.</summary>
internal static class BackupStatements
{
    public static void Backup(BatchRun run, BackupDatabaseStatement statement)
    {
        try
        {
            Rights.RequireNoTransaction(run, 3021, "Cannot perform a backup or restore operation within a transaction.");
            if (statement.Devices.Count != 1 || statement.MirrorToClauses.Count > 0 || statement.Files.Count > 0)
            {
                throw SqlException.Unknown("a backup of parts, or to more than one file");
            }

            var database = run.Session.Open(run.TextOf(statement.DatabaseName));
            Rights.RequireOwner(run, database, 262, $"BACKUP DATABASE permission denied in database '{database.Name}'.");
            Write(run, statement, database, PathOf(run, statement.Devices[0]));
        }
        catch (SqlException e) when (e.Number != SqlException.UnknownNumber)
        {
            throw e.Then(3013, "BACKUP DATABASE is terminating abnormally.");
        }

        run.Done();
    }

    public static string PathOf(BatchRun run, DeviceInfo device) => device is { LogicalDevice: null, DeviceType: DeviceType.Disk }
        ? run.TextOf(device.PhysicalDevice!) ?? ""
        : throw SqlException.Unknown("a device that is no file");

    private static void Write(BatchRun run, BackupDatabaseStatement statement, DatabaseModel database, string path)
    {
        var (name, step, isFresh, isCopyOnly, hasChecksums, isCompressed) = ((string?)null, 0, false, false, false, false);
        foreach (var option in statement.Options)
        {
            switch (option.OptionKind)
            {
                case BackupOptionKind.Name:
                    name = run.TextOf(option.Value!);
                    break;
                case BackupOptionKind.Stats:
                    step = option.Value is null ? 10 : (int)(long)run.Evaluate(option.Value, SqlTypes.BigInt)!;
                    break;
                case BackupOptionKind.Format or BackupOptionKind.Init:
                    isFresh = true;
                    break;
                case BackupOptionKind.CopyOnly:
                    isCopyOnly = true;
                    break;
                case BackupOptionKind.Checksum:
                    hasChecksums = true;
                    break;
                case BackupOptionKind.Compression when run.Instance.Options.EngineEdition == 4:
                    throw new SqlException(1844, 16, "BACKUP DATABASE WITH COMPRESSION is not supported on Express Edition (64-bit).");
                case BackupOptionKind.Compression:
                    isCompressed = true;
                    break;
                case BackupOptionKind.Skip or BackupOptionKind.Description or BackupOptionKind.NoSkip:
                    break;
                default:
                    throw SqlException.Unknown("the backup option " + option.OptionKind);
            }
        }

        if (!isFresh && File.Exists(run.Instance.Options.Paths.Local(path)))
        {
            throw SqlException.Unknown("a second backup in one file");
        }

        run.Session.Command = "BACKUP DATABASE";
        var snapshot = Path.Combine(run.Instance.Options.DataFolder, Guid.NewGuid().ToString("N") + ".tmp");
        try
        {
            using var target = Create(run, path);
            Snapshot(run, database, snapshot);
            var header = HeaderOf(run, database, new FileInfo(snapshot).Length) with { BackupName = name, IsCopyOnly = isCopyOnly,
                HasChecksums = hasChecksums, IsCompressed = isCompressed };
            if (Disk.FreeBytes(run.Instance) < header.DataLength)
            {
                throw new SqlException(3202, 16, $"Write on \"{path}\" failed: 112(There is not enough space on the disk.)");
            }

            var pace = new Pace(run, header.DataLength, step);
            BackupFile.Write(target, header, snapshot, pace.Advance);
            Tell(run, "BACKUP", database.Name, header, pace.Elapsed);
        }
        catch (IOException e)
        {
            throw new SqlException(3202, 16, $"Write on \"{path}\" failed: {e.Message}");
        }
        finally
        {
            File.Delete(snapshot);
        }
    }

    public static void Tell(BatchRun run, string word, string database, BackupHeader header, TimeSpan elapsed)
    {
        foreach (var file in header.Files)
        {
            run.Inform(4035, $"Processed {(file.IsLog ? 2 : header.DataLength / 8192)} pages for database '{database}', file '{file.LogicalName}' on file 1.");
        }

        run.Inform(3014, FormattableString.Invariant(
            $"{word} DATABASE successfully processed {(header.DataLength / 8192) + 2} pages in {elapsed.TotalSeconds:0.000} seconds."));
    }

    private static FileStream Create(BatchRun run, string path)
    {
        try
        {
            return new FileStream(run.Instance.Options.Paths.Local(path), FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 16);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw CanNotOpen(path, e);
        }
    }

    public static SqlException CanNotOpen(string path, Exception reason)
    {
        var system = reason switch
        {
            FileNotFoundException => "2(The system cannot find the file specified.)",
            DirectoryNotFoundException => "3(The system cannot find the path specified.)",
            UnauthorizedAccessException => "5(Access is denied.)",
            ArgumentException or NotSupportedException => "123(The filename, directory name, or volume label syntax is incorrect.)",
            _ => "32(The process cannot access the file because it is being used by another process.)",
        };
        return new SqlException(3201, 16, $"Cannot open backup device '{path}'. Operating system error {system}.", 1);
    }

    private static void Snapshot(BatchRun run, DatabaseModel database, string path)
    {
        using var copy = new SqliteConnectionHandle(path);
        using var backup = raw.sqlite3_backup_init(copy.Handle, "main", run.Session.Connection.Handle, database.Alias);
        // In one go: between two steps a writer could make it begin anew.
        copy.Check(raw.sqlite3_backup_step(backup, -1));
    }

    private static BackupHeader HeaderOf(BatchRun run, DatabaseModel database, long length)
    {
        var facts = run.Instance.Facts;
        lock (run.Instance.Databases.Gate)
        {
            var first = database.Lsn;
            database.Lsn += 160_00001;
            return new BackupHeader
            {
                DatabaseName = database.Name,
                UserName = run.Session.Login.Name,
                ServerName = facts.ServerName,
                MachineName = facts.Options.MachineName,
                DatabaseVersion = facts.DatabaseVersion,
                CompatibilityLevel = database.CompatibilityLevel,
                SoftwareVersion = facts.Version.ToString(),
                Collation = database.Collation.Name,
                DatabaseCreationDate = database.CreateDate,
                StartDate = DateTime.Now,
                BackupSetGuid = Guid.NewGuid(),
                BindingGuid = database.DatabaseGuid,
                FamilyGuid = database.FamilyGuid,
                ForkGuid = database.ForkGuid,
                FirstLsn = first,
                LastLsn = database.Lsn,
                IsReadOnly = database.IsReadOnly,
                IsSingleUser = database.Access == UserAccess.Single,
                IsRestricted = database.Access == UserAccess.Restricted,
                IsAsyncStatistics = database.IsAsyncStatistics,
                IsSnapshotAllowed = database.IsSnapshotAllowed,
                IsReadCommittedSnapshot = database.IsReadCommittedSnapshot,
                RecoveryModel = database.RecoveryModel,
                Traits = database.Traits,
                DataLength = length,
                Files = [.. database.Files.Select(file =>
                    new BackedUpFile(file.FileId, file.IsLog, file.LogicalName, file.PhysicalName, file.Guid, file.IsLog ? database.Traits.LogBytes : length
                    + (256 * 8192)))],
            };
        }
    }
}
