using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using TableDefinition = Jupiter.Migration.SqlServerDouble.Catalog.TableDefinition;

namespace Jupiter.Migration.SqlServerDouble.Sql;

internal sealed partial class Translator
{
    public Translation Insert(InsertStatement statement)
    {
        var insert = statement.InsertSpecification;
        Name(statement.WithCtesAndXmlNamespaces);
        Refuse(insert.OutputClause ?? (object?)insert.OutputIntoClause ?? insert.TopRowFilter, "OUTPUT or TOP of INSERT");
        var (database, table) = Target(insert.Target);
        var writable = table.Columns.Where(column => column.Computed is null).ToArray();
        var listed = insert.Columns.Count > 0
            ? insert.Columns.Select(column => Writable(table, column.MultiPartIdentifier.Identifiers.Last().Value)).ToArray()
            : [.. writable.Where(column => !column.IsIdentity && column.Type.Name != SqlTypeName.Timestamp)];
        if (listed.FirstOrDefault(column => column.IsIdentity) is not null)
        {
            throw new SqlException(544, 16,
                $"Cannot insert explicit value for identity column in table '{table.Name}' when IDENTITY_INSERT is set to OFF.");
        }

        if (listed.FirstOrDefault(column => column.Type.Name == SqlTypeName.Timestamp) is not null)
        {
            throw new SqlException(273, 16,
                "Cannot insert an explicit value into a timestamp column. Use INSERT with a column list to exclude the timestamp column, or insert a DEFAULT into the timestamp column.");
        }

        var others = writable.Except(listed).Select(column =>
            (Column: column, Value: Stored(Missing(column, database, table), column, table))).Where(pair =>
            pair.Value is not "NULL").ToArray();
        var names = string.Join(", ", listed.Concat(others.Select(pair => pair.Column)).Select(column => column.SqliteName));
        var extra = string.Concat(others.Select(pair => ", " + pair.Value));
        var source = insert.InsertSource switch
        {
            ValuesInsertSource { IsDefaultValues: true } => "SELECT " + extra.TrimStart(',', ' '),
            ValuesInsertSource values =>
                string.Join(" UNION ALL ", values.RowValues.Select(row => "SELECT " + Row(row, listed, database, table) + extra)),
            SelectInsertSource select => Selected(Query(select.Select), listed, table, extra),
            _ => throw Unknown(insert.InsertSource),
        };
        if (insert.InsertSource is ValuesInsertSource { RowValues.Count: > 1000 })
        {
            throw new SqlException(10738, 15,
                "The number of row value expressions in the INSERT statement exceeds the maximum allowed number of 1000 row values.");
        }

        if (insert.InsertSource is ValuesInsertSource { RowValues.Count: > 400 } many)
        {
            // SQLite joins no more than 500 queries by UNION; VALUES has no such limit.
            source = "VALUES " + string.Join(", ", many.RowValues.Select(row => "(" + Row(row, listed, database, table) + extra + ")"));
        }

        Read(database, ReadMode.Exclusive);
        return Finish(names.Length == 0
            ? $"INSERT INTO {database.Alias}.{table.SqliteName} DEFAULT VALUES"
            : $"INSERT INTO {database.Alias}.{table.SqliteName} ({names}) {source}", []) with { Target = table };
    }

    public Translation Update(UpdateStatement statement)
    {
        var update = statement.UpdateSpecification;
        Name(statement.WithCtesAndXmlNamespaces);
        Refuse(update.OutputClause ?? (object?)update.OutputIntoClause ?? (object?)update.TopRowFilter ?? update.FromClause,
            "OUTPUT, TOP or FROM of UPDATE");
        var (database, table) = Target(update.Target);
        AddTarget(table);
        var sets = update.SetClauses.Select(clause =>
        {
            if (clause is not AssignmentSetClause { Variable: null, AssignmentKind: AssignmentKind.Equals } set)
            {
                throw Unknown(clause);
            }

            var column = Writable(table, set.Column.MultiPartIdentifier.Identifiers.Last().Value);
            return $"{column.SqliteName} = {Stored(set.NewValue is DefaultLiteral ? Missing(column, database, table) : Scalar(set.NewValue), column, table)}";
        }).Concat(table.Columns.Where(column => column.Type.Name == SqlTypeName.Timestamp).Select(column =>
            $"{column.SqliteName} = t_rowversion({database.Id})"));
        var sql = $"UPDATE {database.Alias}.{table.SqliteName} AS w SET {string.Join(", ", sets)}{Where(update.WhereClause)}";
        Read(database, ReadMode.Exclusive);
        return Finish(sql, []) with { Target = table };
    }

    public Translation Delete(DeleteStatement statement)
    {
        var delete = statement.DeleteSpecification;
        Name(statement.WithCtesAndXmlNamespaces);
        Refuse(delete.OutputClause ?? (object?)delete.OutputIntoClause ?? (object?)delete.TopRowFilter ?? delete.FromClause,
            "OUTPUT, TOP or FROM of DELETE");
        var (database, table) = Target(delete.Target);
        AddTarget(table);
        var sql = $"DELETE FROM {database.Alias}.{table.SqliteName} AS w{Where(delete.WhereClause)}";
        Read(database, ReadMode.Exclusive);
        return Finish(sql, []) with { Target = table };
    }

    private (DatabaseModel Database, TableDefinition Table) Target(TableReference reference)
    {
        var named = reference as NamedTableReference ?? throw Unknown(reference);
        Refuse(named.SchemaObject.ServerIdentifier, "a name of four parts");
        ModeOf(named.TableHints);
        var database = Open(named.SchemaObject.DatabaseIdentifier?.Value);
        if (string.Equals(named.SchemaObject.SchemaIdentifier?.Value, "sys", StringComparison.OrdinalIgnoreCase))
        {
            throw new SqlException(259, 16, "Ad hoc updates to system catalogs are not allowed.");
        }

        return Found(database, named.SchemaObject.SchemaIdentifier?.Value ?? "dbo", named.SchemaObject.BaseIdentifier.Value) switch
        {
            TableDefinition table => (database, table),
            ModuleDefinition => throw SqlException.Unknown("a change of what is no table"),
            _ => throw NoObject(named.SchemaObject),
        };
    }

    private void AddTarget(TableDefinition table) => _scope.Sources.Add(new Source(table.Name, table.Schema, ColumnsOf(table, "w")));

    // A condition that a client can stop by, as SQLite would undo the whole transaction when it is interrupted itself.
    private string Where(WhereClause? where)
    {
        Refuse(where?.Cursor, "WHERE CURRENT OF");
        return where is null ? " WHERE t_alive()" : $" WHERE t_alive() AND ({Boolean(where.SearchCondition)})";
    }

    private static TableColumn Writable(TableDefinition table, string name)
    {
        var column = table.Columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new SqlException(207, 16, $"Invalid column name '{name}'.");
        return column.Computed is null
            ? column
            : throw new SqlException(271, 16,
                $"The column \"{name}\" cannot be modified because it is either a computed column or is the result of a UNION operator.");
    }

    private string Row(RowValue row, TableColumn[] columns, DatabaseModel database, TableDefinition table)
    {
        if (row.ColumnValues.Count != columns.Length)
        {
            throw new SqlException(row.ColumnValues.Count < columns.Length ? 109 : 110, 15,
                "There are not as many values as columns in the INSERT statement.");
        }

        return string.Join(", ", row.ColumnValues.Select((value, i) =>
            Stored(value is DefaultLiteral ? Missing(columns[i], database, table) : Scalar(value), columns[i], table)));
    }

    private static string Selected(TranslatedQuery query, TableColumn[] columns, TableDefinition table, string extra) =>
        query.Columns.Count == columns.Length
        ? $"SELECT {string.Join(", ", columns.Select((column, i) => Stored(new Typed($"q.k{i + 1}", query.Columns[i].Type), column, table)))}{extra} FROM ({query.Sql}) AS q"
        : throw new SqlException(query.Columns.Count < columns.Length ? 120 : 121, 15,
            "The select list for the INSERT statement does not contain as many items as the insert list.");

    private Typed Missing(TableColumn column, DatabaseModel database, TableDefinition table) => column switch
    {
        { IsIdentity: true } => new Typed($"t_identity({database.Id}, {table.ObjectId})", SqlTypes.BigInt, false),
        { Type.Name: SqlTypeName.Timestamp } => new Typed($"t_rowversion({database.Id})", column.Type, false),
        { Default: { } text } => Scalar(Kept(text)),
        _ => Typed.Of(null, column.Type),
    };

    private static string Stored(Typed value, TableColumn column, TableDefinition table)
    {
        var sql = value.IsNullLiteral || value.Type == column.Type ? value.Sql
            : IsPlain(value.Type, column.Type)
                && !(SqlTypes.IsCharacter(column.Type.Name) && !SqlTypes.IsUnicode(column.Type.Name) && SqlTypes.IsUnicode(value.Type.Name))
                ? value.Sql
            : $"t_store({value.Sql}, {SqlTypes.CodeOf(value.Type)}, {SqlTypes.CodeOf(column.Type)})";
        return column.IsNullable || column.IsIdentity || (value.IsConstant && value.Constant is not null)
            ? sql
            : $"t_notnull({sql}, {SqliteText.Of(column.Name)}, {SqliteText.Of(table.Name)})";
    }
}
