using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using TableDefinition = Jupiter.Migration.SqlServerDouble.Catalog.TableDefinition;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>Tables made, changed and dropped.</summary>
internal static class TableStatements
{
    public static void Create(BatchRun run, CreateTableStatement statement)
    {
        if (statement.FileStreamOn is not null || statement.TextImageOn is not null || statement.OnFileGroupOrPartitionScheme is not null
            || statement.AsFileTable
            || statement.SelectStatement is not null || statement.Options.Count > 0 || statement.Definition.SystemTimePeriod is not null
                || statement.Definition.Indexes.Count > 0)
        {
            throw SqlException.Unknown("an option of CREATE TABLE");
        }

        var database = DatabaseOf(run, statement.SchemaObjectName);
        run.Session.Write(database, () =>
        {
            var maker = new TableMaker(run.Session, database, statement.SchemaObjectName);
            maker.Make(statement.Definition);
            database.SchemaChanged();
        });
        run.Done();
    }

    public static void Add(BatchRun run, AlterTableAddTableElementStatement statement)
    {
        var (database, table) = Find(run, statement.SchemaObjectName);
        run.Session.Write(database, () =>
        {
            new TableMaker(run.Session, database, statement.SchemaObjectName).Add(table, statement.Definition);
            database.SchemaChanged();
        });
        run.Done();
    }

    public static void Drop(BatchRun run, DropTableStatement statement)
    {
        foreach (var name in statement.Objects)
        {
            var database = DatabaseOf(run, name);
            if (run.Session.SchemaOf(database).FindTable(name.SchemaIdentifier?.Value ?? "dbo", name.BaseIdentifier.Value) is not { } table)
            {
                if (statement.IsIfExists)
                {
                    continue;
                }

                throw new SqlException(3701, 11,
                    $"Cannot drop the table '{name.BaseIdentifier.Value}', because it does not exist or you do not have permission.", 5);
            }

            run.Session.Write(database, () => Remove(run, database, table));
        }

        run.Done();
    }

    public static (DatabaseModel Database, TableDefinition Table) Find(BatchRun run, SchemaObjectName name)
    {
        var database = DatabaseOf(run, name);
        var table = run.Session.SchemaOf(database).FindTable(name.SchemaIdentifier?.Value ?? "dbo", name.BaseIdentifier.Value);
        return table is null
            ? throw new SqlException(4902, 16,
                $"Cannot find the object \"{name.BaseIdentifier.Value}\" because it does not exist or you do not have permissions.")
            : (database, table);
    }

    public static DatabaseModel DatabaseOf(BatchRun run, SchemaObjectName name)
    {
        if (name.ServerIdentifier is not null || name.BaseIdentifier.Value.StartsWith('#'))
        {
            throw SqlException.Unknown("a temporary table, or a table of another server");
        }

        return run.Session.Open(name.DatabaseIdentifier?.Value);
    }

    private static void Remove(BatchRun run, DatabaseModel database, TableDefinition table)
    {
        var catalog = run.Session.Catalog(database);
        var referencing = catalog.Query("name", "foreign_keys", "referenced_object_id = ?1 AND parent_object_id <> ?1", table.ObjectId);
        if (referencing.Count > 0)
        {
            throw new SqlException(3726, 16, $"Could not drop object '{table.Name}' because it is referenced by a FOREIGN KEY constraint.");
        }

        foreach (var view in new[] { "objects", "tables", "columns", "computed_columns", "identity_columns", "indexes", "index_columns" })
        {
            catalog.Delete(view, "object_id = ?1", table.ObjectId);
        }

        foreach (var view in new[] { "objects", "key_constraints", "foreign_keys", "foreign_key_columns", "check_constraints",
            "default_constraints" })
        {
            catalog.Delete(view, "parent_object_id = ?1", table.ObjectId);
        }

        catalog.Delete("sql_modules", $"object_id IN (SELECT object_id FROM {catalog.Table("triggers")} WHERE parent_id = ?1)",
            table.ObjectId);
        catalog.Delete("triggers", "parent_id = ?1", table.ObjectId);
        catalog.Delete("extended_properties", "class = 1 AND major_id = ?1", table.ObjectId);
        catalog.Delete("database_permissions", "class = 1 AND major_id = ?1", table.ObjectId);
        run.Session.Connection.Script($"DROP TABLE {database.Alias}.{table.SqliteName}");
        database.SchemaChanged();
    }
}
