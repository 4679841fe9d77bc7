using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using TableDefinition = Jupiter.Migration.SqlServerDouble.Catalog.TableDefinition;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>Makes constraints. Keys are kept by an index; checks and foreign keys are recorded and not enforced.</summary>
internal sealed class ConstraintMaker
{
    private readonly SqlSession _session;
    private readonly DatabaseModel _database;
    private readonly ObjectMaker _objects;

    public ConstraintMaker(SqlSession session, DatabaseModel database, ObjectMaker objects) =>
        (_session, _database, _objects) = (session, database, objects);

    public void Add(TableDefinition table, long schema, ConstraintDefinition constraint, TableColumn? column)
    {
        switch (constraint)
        {
            case UniqueConstraintDefinition unique:
                AddKey(table, schema, unique, column);
                break;
            case CheckConstraintDefinition check:
                AddCheck(table, schema, check, column);
                break;
            case ForeignKeyConstraintDefinition foreign:
                AddForeignKey(table, schema, foreign, column);
                break;
            case DefaultConstraintDefinition { Column: { } name } fallback:
                AddDefault(table, schema, Find(table, name.Value), fallback);
                break;
            case DefaultConstraintDefinition fallback when column is not null:
                AddDefault(table, schema, column, fallback);
                break;
            default:
                throw SqlException.Unknown(constraint.GetType().Name);
        }
    }

    public void AddDefault(TableDefinition table, long schema, TableColumn column, DefaultConstraintDefinition fallback)
    {
        var text = FragmentText.Of(fallback.Expression);
        var row = _objects.Add(fallback.ConstraintIdentifier?.Value, $"DF__{Cut(table.Name, 9)}__{Cut(column.Name, 5)}__", schema, "D",
            table.ObjectId);
        row["parent_column_id"] = column.Id;
        row["definition"] = fallback.Expression is IntegerLiteral or NumericLiteral ? $"(({text}))" : text.StartsWith('(') ? text
            : $"({text})";
        row["is_system_named"] = fallback.ConstraintIdentifier is null;
        _objects.Catalog.Add("default_constraints", row);
        _objects.Catalog.Update("columns", "default_object_id = ?3", "object_id = ?1 AND column_id = ?2", table.ObjectId, column.Id,
            row["object_id"]);
    }

    private void AddKey(TableDefinition table, long schema, UniqueConstraintDefinition unique, TableColumn? column)
    {
        if (unique.IndexOptions.Count > 0 || unique.FileStreamOn is not null)
        {
            throw SqlException.Unknown("an option of a key");
        }

        var type = unique.IsPrimaryKey ? "PK" : "UQ";
        var row = _objects.Add(unique.ConstraintIdentifier?.Value, $"{type}__{Cut(table.Name, 9)}__", schema, type, table.ObjectId);
        var columns = unique.Columns.Count > 0 || column is null
            ? [.. unique.Columns.Select(one =>
                (Find(table, one.Column.MultiPartIdentifier.Identifiers.Last().Value), one.SortOrder == SortOrder.Descending))]
            : new List<(TableColumn, bool)> { (column, false) };
        var isClustered = unique.Clustered ?? unique.IsPrimaryKey;
        var index = new IndexMaker(_session, _database, _objects.Catalog).Add(
            table, (string)row["name"]!, isClustered, isUnique: true, columns, [], unique.IsPrimaryKey, !unique.IsPrimaryKey, null);
        row["unique_index_id"] = index;
        row["is_system_named"] = unique.ConstraintIdentifier is null;
        _objects.Catalog.Add("key_constraints", row);
    }

    private void AddCheck(TableDefinition table, long schema, CheckConstraintDefinition check, TableColumn? column)
    {
        var row = _objects.Add(check.ConstraintIdentifier?.Value, $"CK__{Cut(table.Name, 9)}__{Cut(column?.Name ?? "", 5)}__", schema, "C",
            table.ObjectId);
        row["parent_column_id"] = column?.Id ?? 0;
        row["definition"] = "(" + FragmentText.Of(check.CheckCondition) + ")";
        row["uses_database_collation"] = true;
        row["is_system_named"] = check.ConstraintIdentifier is null;
        _objects.Catalog.Add("check_constraints", row);
    }

    private void AddForeignKey(TableDefinition table, long schema, ForeignKeyConstraintDefinition foreign, TableColumn? column)
    {
        var target = foreign.ReferenceTableName;
        var referenced = target.SchemaIdentifier?.Value is var name
            && target.BaseIdentifier.Value.Equals(table.Name, StringComparison.OrdinalIgnoreCase)
            && (name ?? "dbo").Equals(table.Schema, StringComparison.OrdinalIgnoreCase)
            ? table
            : new SchemaReader(_objects.Catalog).FindTable(name ?? "dbo", target.BaseIdentifier.Value)
                ?? throw new SqlException(1767, 16,
                    $"Foreign key '{foreign.ConstraintIdentifier?.Value}' references invalid table '{target.BaseIdentifier.Value}'.");
        var row = _objects.Add(foreign.ConstraintIdentifier?.Value, $"FK__{Cut(table.Name, 9)}__{Cut(column?.Name ?? "", 5)}__", schema,
            "F", table.ObjectId);
        row["referenced_object_id"] = referenced.ObjectId;
        row["key_index_id"] = 1;
        (row["delete_referential_action"], row["delete_referential_action_desc"]) = ActionOf(foreign.DeleteAction);
        (row["update_referential_action"], row["update_referential_action_desc"]) = ActionOf(foreign.UpdateAction);
        row["is_system_named"] = foreign.ConstraintIdentifier is null;
        _objects.Catalog.Add("foreign_keys", row);
        var columns = foreign.Columns.Count > 0 || column is null ? foreign.Columns.Select(one => Find(table, one.Value)).ToArray()
            : [column];
        var targets = foreign.ReferencedTableColumns.Count > 0
            ? foreign.ReferencedTableColumns.Select(one => Find(referenced, one.Value)).ToArray()
            : [.. KeyColumns(referenced)];
        foreach (var (from, to, i) in columns.Zip(targets).Select((pair, i) => (pair.First, pair.Second, i)))
        {
            _objects.Catalog.Add("foreign_key_columns", new CatalogRow
            {
                ["constraint_object_id"] = row["object_id"],
                ["constraint_column_id"] = i + 1,
                ["parent_object_id"] = table.ObjectId,
                ["parent_column_id"] = from.Id,
                ["referenced_object_id"] = referenced.ObjectId,
                ["referenced_column_id"] = to.Id,
            });
        }
    }

    private IEnumerable<TableColumn> KeyColumns(TableDefinition table) => _objects.Catalog
        .Query("column_id", "index_columns",
            $"object_id = ?1 AND index_id = (SELECT index_id FROM {_objects.Catalog.Table("indexes")} WHERE object_id = ?1 AND is_primary_key = 1)", table.ObjectId)
        .Select(row => table.Columns.First(column => column.Id == (long)row[0]!));

    private static (object?, object?) ActionOf(DeleteUpdateAction action) => action switch
    {
        DeleteUpdateAction.Cascade => (1, "CASCADE"),
        DeleteUpdateAction.SetNull => (2, "SET_NULL"),
        DeleteUpdateAction.SetDefault => (3, "SET_DEFAULT"),
        _ => (0, "NO_ACTION"),
    };

    private static TableColumn Find(TableDefinition table, string name) =>
        table.Columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new SqlException(1911, 16, $"Column name '{name}' does not exist in the target table or view.");

    private static string Cut(string name, int length) => name.Length <= length ? name : name[..length];
}
