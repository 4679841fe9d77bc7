using System;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using TableDefinition = Jupiter.Migration.SqlServerDouble.Catalog.TableDefinition;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>CREATE INDEX and DROP INDEX.</summary>
internal static class IndexStatements
{
    public static void Create(BatchRun run, CreateIndexStatement statement)
    {
        if (statement.OnFileGroupOrPartitionScheme is not null || statement.FileStreamOn is not null || statement.IndexOptions.Count > 0)
        {
            throw SqlException.Unknown("an option of CREATE INDEX");
        }

        var (database, table) = TableStatements.Find(run, statement.OnName);
        run.Session.Write(database, () =>
        {
            var keys = statement.Columns.Select(column => (Find(table, column.Column), column.SortOrder == SortOrder.Descending)).ToArray();
            var included = statement.IncludeColumns.Select(column => Find(table, column)).ToArray();
            var filter = statement.FilterPredicate is null ? null : "(" + FragmentText.Of(statement.FilterPredicate) + ")";
            new IndexMaker(run.Session, database, run.Session.Catalog(database)).Add(
                table, statement.Name.Value, statement.Clustered ?? false, statement.Unique, keys, included, false, false, filter);
            database.SchemaChanged();
        });
        run.Done();
    }

    /// <summary>UPDATE STATISTICS: SQLite keeps none that a client could see.</summary>
    public static void UpdateStatistics(BatchRun run, UpdateStatisticsStatement statement)
    {
        TableStatements.Find(run, statement.SchemaObjectName);
        run.Done();
    }

    public static void Drop(BatchRun run, DropIndexStatement statement)
    {
        foreach (var clause in statement.DropIndexClauses)
        {
            var drop = clause as DropIndexClause ?? throw SqlException.Unknown(clause.GetType().Name);
            var (database, table) = TableStatements.Find(run, drop.Object);
            var catalog = run.Session.Catalog(database);
            var row = catalog.Query("index_id, is_primary_key, is_unique_constraint", "indexes", "object_id = ?1 AND name = ?2",
                table.ObjectId, drop.Index.Value).FirstOrDefault()
                ?? throw new SqlException(3701, 11,
                    $"Cannot drop the index '{table.Name}.{drop.Index.Value}', because it does not exist or you do not have permission.",
                    7);
            if ((long)row[1]! != 0 || (long)row[2]! != 0)
            {
                throw new SqlException(3723, 16,
                    $"An explicit DROP INDEX is not allowed on index '{table.Name}.{drop.Index.Value}'. It is being used for constraint enforcement.", 4);
            }

            run.Session.Write(database, () =>
            {
                catalog.Delete("indexes", "object_id = ?1 AND index_id = ?2", table.ObjectId, row[0]);
                catalog.Delete("index_columns", "object_id = ?1 AND index_id = ?2", table.ObjectId, row[0]);
                run.Session.Connection.Script($"DROP INDEX IF EXISTS {database.Alias}.i{table.ObjectId}_{row[0]}");
                database.SchemaChanged();
            });
        }

        run.Done();
    }

    private static TableColumn Find(TableDefinition table, ColumnReferenceExpression column) =>
        table.Columns.FirstOrDefault(one =>
            one.Name.Equals(column.MultiPartIdentifier.Identifiers.Last().Value, StringComparison.OrdinalIgnoreCase))
        ?? throw new SqlException(1911, 16,
            $"Column name '{column.MultiPartIdentifier.Identifiers.Last().Value}' does not exist in the target table or view.");
}
