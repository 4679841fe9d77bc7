using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>Databases made, dropped, renamed and given to others.</summary>
internal static class DatabaseStatements
{
    public static void Create(BatchRun run, CreateDatabaseStatement statement)
    {
        if (statement.AttachMode != AttachMode.None || statement.DatabaseSnapshot is not null || statement.Containment is not null
            || statement.Options.Count > 0 || statement.CopyOf is not null)
        {
            throw SqlException.Unknown("an option of CREATE DATABASE");
        }

        Rights.Require(run, "dbcreator", 262, "CREATE DATABASE permission denied in database 'master'.");
        Rights.RequireNoTransaction(run, 226, "CREATE DATABASE statement not allowed within multi-statement transaction.");
        var name = Checked(statement.DatabaseName.Value);
        var collation = statement.Collation is null ? run.Instance.Facts.Collation : CollationInfo.Of(statement.Collation.Value);
        run.Session.Command = "CREATE DATABASE";
        run.Instance.Databases.Add(name, collation, run.Session.Login.Sid, FilesOf(run, name, statement));
        run.Done();
    }

    public static void Drop(BatchRun run, DropDatabaseStatement statement)
    {
        Rights.RequireNoTransaction(run, 226, "DROP DATABASE statement not allowed within multi-statement transaction.");
        foreach (var identifier in statement.Databases)
        {
            var name = identifier.Value;
            lock (run.Instance.Databases.Gate)
            {
                var database = run.Instance.Databases.Find(name);
                if (database is null)
                {
                    if (statement.IsIfExists && run.Session.MajorVersion >= 13)
                    {
                        continue;
                    }

                    throw new SqlException(3701, 11,
                        $"Cannot drop the database '{name}', because it does not exist or you do not have permission.");
                }

                Rights.RequireOwner(run, database, 3701,
                    $"Cannot drop the database '{name}', because it does not exist or you do not have permission.");
                if (database.IsSystem)
                {
                    throw new SqlException(3708, 16, $"Cannot drop the database '{name}' because it is a system database.");
                }

                if (run.Database == database || run.Instance.Databases.OthersIn(database, run.Session).Count > 0)
                {
                    throw new SqlException(3702, 16, $"Cannot drop database \"{name}\" because it is currently in use.", 3);
                }

                run.Session.Detach(database);
                run.Instance.Databases.Remove(database);
                run.Instance.Locks.Forget(database);
            }
        }

        run.Done();
    }

    public static void Rename(BatchRun run, AlterDatabaseModifyNameStatement statement)
    {
        var (databases, name) = (run.Instance.Databases, Checked(statement.NewDatabaseName.Value));
        Rights.RequireNoTransaction(run, 226, "ALTER DATABASE statement not allowed within multi-statement transaction.");
        lock (databases.Gate)
        {
            var database = databases.Find(statement.DatabaseName.Value)
                ?? throw new SqlException(5011, 14,
                    $"User does not have permission to alter database '{statement.DatabaseName.Value}', the database does not exist, or the database is not in a state that allows access checks.", 5);
            Rights.RequireOwner(run, database, 5011,
                $"User does not have permission to alter database '{database.Name}', the database does not exist, or the database is not in a state that allows access checks.");
            if (database.State != DatabaseState.Online)
            {
                throw new SqlException(5052, 16,
                    $"ALTER DATABASE is not permitted while a database is in the {DatabaseOptions.StateText(database.State)} state.");
            }

            if (databases.Find(name) is { } other && other != database)
            {
                throw new SqlException(1801, 16, $"Database '{name}' already exists. Choose a different database name.", 3);
            }

            if (databases.OthersIn(database, run.Session).Count > 0)
            {
                throw new SqlException(5030, 16, "The database could not be exclusively locked to perform the operation.", 2);
            }

            if (database.IsReadOnly)
            {
                throw new SqlException(5004, 16,
                    "To use ALTER DATABASE, the database must be in a writable state in which a checkpoint can be executed.", 2);
            }

            var before = database.Name;
            databases.Rename(database, name);
            run.Inform(5701 + 6, $"The database name '{name}' has been set.");
            if (run.Database == database)
            {
                run.Sink.DatabaseChanged(before, name);
            }
        }

        run.Done();
    }

    public static void Authorize(BatchRun run, AlterAuthorizationStatement statement)
    {
        if (statement.SecurityTargetObject.ObjectKind != SecurityObjectKind.Database || statement.ToSchemaOwner)
        {
            throw SqlException.Unknown("ALTER AUTHORIZATION ON " + statement.SecurityTargetObject.ObjectKind);
        }

        var name = statement.SecurityTargetObject.ObjectName.MultiPartIdentifier.Identifiers[0].Value;
        var database = run.Instance.Databases.Get(name);
        Rights.RequireOwner(run, database, 15151,
            $"Cannot find the database '{name}', because it does not exist or you do not have permission.");
        var login = run.Instance.Principals.FindLogin(statement.PrincipalName.Value)
            ?? throw new SqlException(15151, 16,
                $"Cannot find the principal '{statement.PrincipalName.Value}', because it does not exist or you do not have permission.");
        run.Session.Open(name);
        run.Session.Write(database, () =>
        {
            var catalog = run.Session.Catalog(database);
            if (catalog.Scalar("name", "database_principals", "sid = ?1 AND principal_id <> 1", login.Sid) is not null)
            {
                throw new SqlException(15110, 16, "The proposed new database owner is already a user or aliased in the database.");
            }

            catalog.Update("database_principals", "sid = ?1", "principal_id = 1", login.Sid);
        });
        database.OwnerSid = login.Sid;
        run.Done();
    }

    public static string Checked(string name) => name.Length <= 128
        ? name
        : throw new SqlException(103, 15, $"The identifier that starts with '{name[..128]}' is too long. Maximum length is 128.", 4);

    private static IReadOnlyList<DatabaseFileFacts>? FilesOf(BatchRun run, string name, CreateDatabaseStatement statement)
    {
        var defaults = run.Instance.Databases.DefaultFiles(name);
        if (statement.FileGroups.Count > 1)
        {
            throw SqlException.Unknown("a database of more than one file group");
        }

        var data = statement.FileGroups.SelectMany(group => group.FileDeclarations).Select(file => FileOf(run, file, false)).ToArray();
        var logs = statement.LogOn.Select(file => FileOf(run, file, true)).ToArray();
        var all = (data.Length > 0 ? data : defaults.Where(file => !file.IsLog)).Concat(logs.Length > 0 ? logs
            : defaults.Where(file => file.IsLog)).ToArray();
        foreach (var file in all)
        {
            if (run.Instance.Databases.All.Any(other =>
                other.Files.Any(one => one.PhysicalName.Equals(file.PhysicalName, StringComparison.OrdinalIgnoreCase))))
            {
                throw new SqlException(5170, 16,
                    $"Cannot create file '{file.PhysicalName}' because it already exists. Change the file path or the file name, and retry the operation.")
                    .Then(1802, "CREATE DATABASE failed. Some file names listed could not be created. Check related errors.");
            }
        }

        // The log is file 2, whatever other data files there are.
        var numbers = new Queue<int>(Enumerable.Range(3, all.Length));
        return [.. all.Select((file, i) =>
            file with { FileId = i == 0 ? 1 : file.IsLog && all.Take(i).All(one => !one.IsLog) ? 2 : numbers.Dequeue() })];
    }

    private static DatabaseFileFacts FileOf(BatchRun run, FileDeclaration declaration, bool isLog)
    {
        string? logical = null, physical = null;
        foreach (var option in declaration.Options)
        {
            switch (option)
            {
                case NameFileDeclarationOption name:
                    logical = run.TextOf(name.LogicalFileName);
                    break;
                case FileNameFileDeclarationOption file:
                    physical = run.TextOf(file.OSFileName);
                    break;
                case SizeFileDeclarationOption or MaxSizeFileDeclarationOption or FileGrowthFileDeclarationOption:
                    break;
                default:
                    throw SqlException.Unknown("the file option " + option.OptionKind);
            }
        }

        return new DatabaseFileFacts(
            0, isLog, logical ?? throw new SqlException(1806, 16,
                "CREATE DATABASE failed. The default collation of database cannot be set."), physical ?? "", Guid.NewGuid());
    }
}
