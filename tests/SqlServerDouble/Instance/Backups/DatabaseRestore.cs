using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance.Backups;

/// <summary>A database made from a backup. Until it is whole it is there and restoring; when it never becomes whole it stays so.</summary>
internal sealed class DatabaseRestore
{
    private readonly BatchRun _run;
    private readonly string _name;
    private readonly RestoreOptions _options;
    private readonly DatabaseSet _databases;

    public DatabaseRestore(BatchRun run, string name, RestoreOptions options) =>
        (_run, _name, _options, _databases) = (run, name, options, run.Instance.Databases);

    public void Run(FileStream file, string path, BackupHeader header)
    {
        var facts = _run.Instance.Facts;
        if (header.DatabaseVersion > facts.DatabaseVersion)
        {
            throw new SqlException(3169, 16,
                $"The database was backed up on a server running version {header.SoftwareVersion}. That version is incompatible with this server, which is running version {facts.Version}. Either restore the database on a server that supports the backup, or use a backup that is compatible with this server.");
        }

        if (_options.Checks && !header.HasChecksums)
        {
            throw new SqlException(3187, 16,
                "RESTORE WITH CHECKSUM cannot be specified because the backup set does not contain checksum information.");
        }

        EditionFeatures.RequireRestorable(_run, _name, header.Traits);
        var files = FilesOf(header);
        var database = Claim(header, files);
        var target = _databases.NextPath();
        try
        {
            var pace = new Pace(_run, header.DataLength, _options.Step);
            using (var copy = new FileStream(target, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 16))
            {
                BackupFile.ReadPages(file, path, header, copy, pace.Advance);
            }

            _run.Cancellation.ThrowIfCancellationRequested();
            Finish(database, header, files, target);
            BackupStatements.Tell(_run, "RESTORE", _name, header, pace.Elapsed);
        }
        catch
        {
            DatabaseSet.DeleteFile(target);
            throw;
        }
    }

    private List<DatabaseFileFacts> FilesOf(BackupHeader header)
    {
        var unknown = _options.Moves.FirstOrDefault(move =>
            !header.Files.Any(file => file.LogicalName.Equals(move.Logical, StringComparison.OrdinalIgnoreCase)));
        if (unknown.Logical is not null)
        {
            throw new SqlException(3234, 16,
                $"Logical file '{unknown.Logical}' is not part of database '{_name}'. Use RESTORE FILELISTONLY to list the logical file names.", 2);
        }

        return [.. header.Files.Select(file =>
        {
            var move = _options.Moves.FirstOrDefault(move => move.Logical.Equals(file.LogicalName, StringComparison.OrdinalIgnoreCase));
            return new DatabaseFileFacts(file.FileId, file.IsLog, file.LogicalName, move.Physical ?? file.PhysicalName, Guid.NewGuid());
        })];
    }

    private DatabaseModel Claim(BackupHeader header, List<DatabaseFileFacts> files)
    {
        lock (_databases.Gate)
        {
            var existing = _databases.Find(_name);
            if (existing is not null)
            {
                CheckReplacing(existing, header);
            }

            foreach (var file in files)
            {
                var user = _databases.All.FirstOrDefault(other => other != existing
                    && other.Files.Any(one => one.PhysicalName.Equals(file.PhysicalName, StringComparison.OrdinalIgnoreCase)));
                if (user is not null)
                {
                    throw new SqlException(1834, 16,
                        $"The file '{file.PhysicalName}' cannot be overwritten.  It is being used by database '{user.Name}'.")
                        .Then(3156, $"File '{file.LogicalName}' cannot be restored to '{file.PhysicalName}'. Use WITH MOVE to identify a valid location for the file.")
                        .Then(3119, "Problems were identified while planning for the RESTORE statement. Previous messages provide details.");
                }
            }

            var needed = header.Files.Sum(file => file.Size);
            if (Disk.FreeBytes(_run.Instance) is var free && free < needed)
            {
                throw new SqlException(3257, 16,
                    $"There is insufficient free space on disk volume 'C:\\' to create the database. The database requires {needed} additional free bytes, while only {free} bytes are available.");
            }

            if (existing is null)
            {
                existing = _databases.Add(_name, CollationInfo.Of(header.Collation), _run.Session.Login.Sid, files,
                    path: _databases.NextPath());
            }
            else
            {
                _run.Session.Detach(existing);
            }

            _run.Session.Touch(existing);
            existing.State = DatabaseState.Restoring;
            existing.Files = files;
            return existing;
        }
    }

    private void CheckReplacing(DatabaseModel existing, BackupHeader header)
    {
        if (existing.IsSystem)
        {
            throw SqlException.Unknown("a restore over a system database");
        }

        if (_run.Database == existing || _databases.OthersIn(existing, _run.Session).Count > 0)
        {
            throw new SqlException(3102, 16,
                $"RESTORE cannot process database '{_name}' because it is in use by this session. It is recommended that the master database be used when performing this operation.");
        }

        if (_options.Replaces || existing.State == DatabaseState.Restoring)
        {
            return;
        }

        if (existing.FamilyGuid != header.FamilyGuid || existing.DatabaseGuid != header.BindingGuid)
        {
            throw new SqlException(3154, 16, $"The backup set holds a backup of a database other than the existing '{_name}' database.", 4);
        }

        if (existing.RecoveryModel != 3)
        {
            throw new SqlException(3159, 16,
                $"The tail of the log for the database \"{_name}\" has not been backed up. Use BACKUP LOG WITH NORECOVERY to backup the log if it contains work you do not want to lose. Use the WITH REPLACE or WITH STOPAT clause of the RESTORE statement to just overwrite the contents of the log.");
        }
    }

    private void Finish(DatabaseModel database, BackupHeader header, List<DatabaseFileFacts> files, string target)
    {
        lock (_databases.Gate)
        {
            TakeCachedNumbers(target, CollationInfo.Of(header.Collation));
            var before = database.Path;
            database.Path = target;
            database.Collation = CollationInfo.Of(header.Collation);
            database.OwnerSid = _run.Session.Login.Sid;
            database.CreateDate = DateTime.Now;
            database.CompatibilityLevel = Math.Max(header.CompatibilityLevel, _run.Instance.Facts.LowestCompatibilityLevel);
            database.IsReadOnly = header.IsReadOnly;
            database.Access = header.IsSingleUser ? UserAccess.Single : header.IsRestricted ? UserAccess.Restricted : UserAccess.Multi;
            database.IsAsyncStatistics = header.IsAsyncStatistics;
            database.IsSnapshotAllowed = header.IsSnapshotAllowed;
            database.IsReadCommittedSnapshot = header.IsReadCommittedSnapshot;
            database.RecoveryModel = header.RecoveryModel;
            database.Traits = header.Traits.Restored(_options.KeepsCapture);
            database.FamilyGuid = header.FamilyGuid;
            database.DatabaseGuid = Guid.NewGuid();
            database.ForkGuid = Guid.NewGuid();
            database.Lsn = header.LastLsn + 100_00001;
            database.Files = files;
            database.State = DatabaseState.Online;
            database.SchemaChanged();
            DatabaseSet.DeleteFile(before);
        }
    }

    private void TakeCachedNumbers(string path, CollationInfo collation)
    {
        if (_run.Instance.Faults.CachedNumbers == 0)
        {
            return;
        }

        long Number(object? variant) => (long)Conversion.Convert(variant, SqlTypes.Variant, SqlTypes.BigInt, 0, collation)!;
        using var connection = new SqliteConnectionHandle(path);
        var catalog = new CatalogFile(connection, "main");
        foreach (var (view, last, step) in new[] { ("identity_columns", "last_value", "increment_value"), ("sequences", "current_value", "increment") })
        {
            foreach (var row in catalog.Query($"object_id, {last}, {step}", view, last + " IS NOT NULL"))
            {
                catalog.Update(view, last + " = ?2", "object_id = ?1", row[0],
                    VariantBody.OfInt(Number(row[1]) + (_run.Instance.Faults.CachedNumbers * Number(row[2])), collation));
            }
        }
    }
}
