using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Instance.Backups;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>RESTORE DATABASE, and what can be asked of a backup without restoring it.</summary>
internal static class RestoreStatements
{
    public static void Restore(BatchRun run, RestoreStatement statement)
    {
        var word = statement.Kind switch
        {
            RestoreStatementKind.Database => "RESTORE DATABASE",
            RestoreStatementKind.HeaderOnly => "RESTORE HEADERONLY",
            RestoreStatementKind.FileListOnly => "RESTORE FILELIST",
            RestoreStatementKind.VerifyOnly => "VERIFY DATABASE",
            RestoreStatementKind.LabelOnly => "RESTORE LABELONLY",
            _ => throw SqlException.Unknown("RESTORE " + statement.Kind),
        };
        run.Session.Command = word;
        try
        {
            Rights.RequireNoTransaction(run, 3021, "Cannot perform a backup or restore operation within a transaction.");
            Rights.Require(run, "dbcreator", 262, "CREATE DATABASE permission denied in database 'master'.");
            if (statement.Devices.Count != 1 || statement.Files.Count > 0)
            {
                throw SqlException.Unknown("a restore of parts, or from more than one file");
            }

            var options = RestoreOptions.Of(run, statement);
            var path = BackupStatements.PathOf(run, statement.Devices[0]);
            using var file = Open(run, path);
            var header = BackupFile.ReadHeader(file, path);
            if (options.Position != 1)
            {
                throw new SqlException(4038, 16, $"Cannot find file ID {options.Position} on device '{path}'.");
            }

            Answer(run, statement, options, path, file, header);
        }
        catch (SqlException e) when (e.Number != SqlException.UnknownNumber)
        {
            throw e.Then(3013, word + " is terminating abnormally.");
        }
    }

    private static void Answer(BatchRun run, RestoreStatement statement, RestoreOptions options, string path, FileStream file,
        BackupHeader header)
    {
        switch (statement.Kind)
        {
            case RestoreStatementKind.HeaderOnly:
                BackupRowsets.Send(run, SystemViews.OfBackup["header"], [BackupRowsets.Header(header, file.Length)]);
                break;
            case RestoreStatementKind.FileListOnly:
                EditionFeatures.RequireCertificate(run, header.Traits);
                BackupRowsets.Send(run, SystemViews.OfBackup["files"], BackupRowsets.Files(header, run.Instance.Faults.BackedUpDataBytes));
                break;
            case RestoreStatementKind.LabelOnly:
                BackupRowsets.Send(run, SystemViews.OfBackup["label"], [new CatalogRow
                {
                    ["MediaSetId"] = header.BackupSetGuid, ["FamilyCount"] = 1, ["FamilySequenceNumber"] = 1,
                        ["MediaFamilyId"] = header.BindingGuid, ["MediaSequenceNumber"] = 1,
                    ["MediaLabelPresent"] = 0, ["SoftwareName"] = "Microsoft SQL Server", ["SoftwareVendorId"] = 4608,
                        ["MediaDate"] = header.StartDate, ["Mirror_Count"] = 1,
                }]);
                break;
            case RestoreStatementKind.VerifyOnly:
                if (options.Checks && !header.HasChecksums)
                {
                    throw new SqlException(3187, 16,
                        "RESTORE WITH CHECKSUM cannot be specified because the backup set does not contain checksum information.");
                }

                EditionFeatures.RequireCertificate(run, header.Traits);
                BackupFile.ReadPages(file, path, header, null, new Pace(run, header.DataLength, options.Step).Advance);
                run.Inform(3262, "The backup set on file 1 is valid.");
                run.Done();
                break;
            default:
                var name = DatabaseStatements.Checked(run.TextOf(statement.DatabaseName));
                new DatabaseRestore(run, name, options).Run(file, path, header);
                run.Done();
                break;
        }
    }

    private static FileStream Open(BatchRun run, string path)
    {
        try
        {
            return new FileStream(run.Instance.Options.Paths.Local(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw BackupStatements.CanNotOpen(path, e);
        }
    }
}

/// <summary>The options of RESTORE.</summary>
internal sealed record RestoreOptions(int Position, int Step, bool Checks, bool Replaces, bool KeepsCapture,
    IReadOnlyList<(string Logical, string Physical)> Moves)
{
    public static RestoreOptions Of(BatchRun run, RestoreStatement statement)
    {
        var (position, step, checks, replaces, keeps) = (1, 0, false, false, false);
        var moves = new List<(string, string)>();
        foreach (var option in statement.Options)
        {
            switch (option)
            {
                case MoveRestoreOption move:
                    moves.Add((run.TextOf(move.LogicalFileName) ?? "", run.TextOf(move.OSFileName) ?? ""));
                    break;
                case ScalarExpressionRestoreOption { OptionKind: RestoreOptionKind.File } file:
                    position = (int)(long)run.Evaluate(file.Value, SqlTypes.BigInt)!;
                    break;
                case ScalarExpressionRestoreOption { OptionKind: RestoreOptionKind.Stats } stats:
                    step = (int)(long)run.Evaluate(stats.Value, SqlTypes.BigInt)!;
                    break;
                case { OptionKind: RestoreOptionKind.Stats }:
                    step = 10;
                    break;
                case { OptionKind: RestoreOptionKind.Checksum }:
                    checks = true;
                    break;
                case { OptionKind: RestoreOptionKind.Replace }:
                    replaces = true;
                    break;
                // It stands for KEEP_CDC (ParsedBatch).
                case { OptionKind: RestoreOptionKind.KeepReplication }:
                    keeps = true;
                    break;
                case { OptionKind: RestoreOptionKind.Recovery }:
                    break;
                default:
                    throw SqlException.Unknown("the restore option " + option.OptionKind);
            }
        }

        return new RestoreOptions(position, step, checks, replaces, keeps, moves);
    }
}
