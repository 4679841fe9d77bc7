using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using ParsedTable = Microsoft.SqlServer.TransactSql.ScriptDom.TableDefinition;
using TableDefinition = Jupiter.Migration.SqlServerDouble.Catalog.TableDefinition;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>Makes a table: its rows in the catalog, and the table of SQLite that keeps its rows.</summary>
internal sealed class TableMaker
{
    private readonly SqlSession _session;
    private readonly DatabaseModel _database;
    private readonly ObjectMaker _objects;
    private readonly SchemaObjectName _name;
    private readonly ConstraintMaker _constraints;

    public TableMaker(SqlSession session, DatabaseModel database, SchemaObjectName name)
    {
        (_session, _database, _name) = (session, database, name);
        _objects = new ObjectMaker(session.Catalog(database));
        _constraints = new ConstraintMaker(session, database, _objects);
    }

    public void Make(ParsedTable definition)
    {
        var schema = _objects.SchemaOf(_name);
        var row = _objects.Add(_name.BaseIdentifier.Value, "", schema, "U", 0);
        var id = (long)row["object_id"]!;
        row["max_column_id_used"] = definition.ColumnDefinitions.Count;
        row["uses_ansi_nulls"] = true;
        row["lock_escalation"] = 0;
        row["lock_escalation_desc"] = "TABLE";
        _objects.Catalog.Add("tables", row);
        var keys = PrimaryKeyColumns(definition);
        var columns = definition.ColumnDefinitions.Select((column, i) => AddColumn(id, i + 1, column, keys)).ToArray();
        var stored = columns.Where(column => column.Computed is null).Select(Declaration);
        _session.Connection.Script($"CREATE TABLE {_database.Alias}.t{id} ({string.Join(", ", stored)})");
        var table = new TableDefinition(id, _name.SchemaIdentifier?.Value ?? "dbo", _name.BaseIdentifier.Value, columns);
        AddConstraints(table, schema, definition);
        if (_objects.Catalog.Scalar("index_id", "indexes", "object_id = ?1 AND index_id = 1", id) is null)
        {
            _objects.Catalog.Add("indexes",
                new CatalogRow { ["object_id"] = id, ["index_id"] = 0, ["type"] = 0, ["type_desc"] = "HEAP", ["fill_factor"] = 0,
                ["data_space_id"] = 1, ["allow_row_locks"] = true, ["allow_page_locks"] = true });
        }
    }

    public void Add(TableDefinition table, ParsedTable definition)
    {
        var schema = _objects.SchemaOf(_name);
        var columns = new List<TableColumn>(table.Columns);
        foreach (var column in definition.ColumnDefinitions)
        {
            if (columns.Any(one => one.Name.Equals(column.ColumnIdentifier.Value, StringComparison.OrdinalIgnoreCase)))
            {
                throw new SqlException(2705, 16,
                    $"Column names in each table must be unique. Column name '{column.ColumnIdentifier.Value}' in table '{table.Name}' is specified more than once.", 4);
            }

            var made = AddColumn(table.ObjectId, columns.Max(one => one.Id) + 1, column, []);
            columns.Add(made);
            if (made.Computed is null)
            {
                _session.Connection.Script($"ALTER TABLE {_database.Alias}.{table.SqliteName} ADD COLUMN {Declaration(made)}");
            }
        }

        var widened = table with { Columns = columns };
        AddConstraints(widened, schema, definition);
        FillNew(widened, definition);
    }

    // A new column that takes no NULL gets its default in the rows that are there.
    private void FillNew(TableDefinition table, ParsedTable definition)
    {
        foreach (var column in definition.ColumnDefinitions.Select(column =>
            table.Columns.First(one => one.Name == column.ColumnIdentifier.Value)).Where(column => column.Computed is null
            && !column.IsNullable))
        {
            var text = (string?)_objects.Catalog.Scalar("definition", "default_constraints",
                "parent_object_id = ?1 AND parent_column_id = ?2", table.ObjectId, column.Id);
            var any = _session.Connection.Scalar($"SELECT 1 FROM {_database.Alias}.{table.SqliteName} LIMIT 1") is not null;
            if (any && text is null)
            {
                throw new SqlException(4901, 16,
                    $"ALTER TABLE only allows columns to be added that can contain nulls, or have a DEFAULT definition specified. Column '{column.Name}' cannot be added to non-empty table '{table.Name}'.");
            }

            if (any)
            {
                var expression = ((SelectScalarExpression)(
                    (QuerySpecification)(
                    (SelectStatement)_session.ParseKept("SELECT " + text)).QueryExpression).SelectElements[0]).Expression;
                var value = new Translator(_session).Expression(expression, column.Type);
                _session.Connection.Execute($"UPDATE {_database.Alias}.{table.SqliteName} SET {column.SqliteName} = ({value.Sql})");
            }
        }
    }

    private static string Declaration(TableColumn column) => column.SqliteName
        + (SqlTypes.IsCharacter(column.Type.Name) ? " COLLATE " + TextOrder.Name : "");

    private static HashSet<string> PrimaryKeyColumns(ParsedTable definition) =>
        definition.TableConstraints.OfType<UniqueConstraintDefinition>().Where(unique => unique.IsPrimaryKey)
            .SelectMany(unique => unique.Columns.Select(column => column.Column.MultiPartIdentifier.Identifiers.Last().Value))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private void AddConstraints(TableDefinition table, long schema, ParsedTable definition)
    {
        foreach (var column in definition.ColumnDefinitions)
        {
            var target = table.Columns.First(one => one.Name == column.ColumnIdentifier.Value);
            if (column.DefaultConstraint is { } fallback)
            {
                _constraints.AddDefault(table, schema, target, fallback);
            }

            foreach (var constraint in column.Constraints.Where(constraint => constraint is not NullableConstraintDefinition))
            {
                _constraints.Add(table, schema, constraint, target);
            }
        }

        foreach (var constraint in definition.TableConstraints)
        {
            _constraints.Add(table, schema, constraint, null);
        }
    }

    private TableColumn AddColumn(long tableId, int columnId, ColumnDefinition column, HashSet<string> keys)
    {
        if (column.Encryption is not null || column.MaskingFunction is not null || column.GeneratedAlways is not null
            || column.Index is not null)
        {
            throw SqlException.Unknown("an option of the column " + column.ColumnIdentifier.Value);
        }

        var name = column.ColumnIdentifier.Value;
        var computed = column.ComputedColumnExpression is null ? null : "(" + FragmentText.Of(column.ComputedColumnExpression) + ")";
        var (type, alias) = computed is null ? TypeOf(column.DataType) : (ComputedType(tableId, column), null);
        var isKey = keys.Contains(name) || column.Constraints.OfType<UniqueConstraintDefinition>().Any(unique => unique.IsPrimaryKey);
        var isNullable = column.Constraints.OfType<NullableConstraintDefinition>().FirstOrDefault()?.Nullable
            ?? !(isKey || column.IdentityOptions is not null || type.Name == SqlTypeName.Timestamp);
        var (precision, scale) = SqlTypes.FacetsOf(type);
        var row = new CatalogRow
        {
            ["object_id"] = tableId,
            ["name"] = name,
            ["column_id"] = columnId,
            ["system_type_id"] = SqlTypes.SystemIdOf(type.Name),
            ["user_type_id"] = alias ?? SqlTypes.UserIdOf(type),
            ["max_length"] = SqlTypes.MaxLengthOf(type),
            ["precision"] = precision,
            ["scale"] = scale,
            ["collation_name"] = SqlTypes.IsCharacter(type.Name) ? column.Collation?.Value ?? _database.Collation.Name : null,
            ["is_nullable"] = isNullable,
            ["is_ansi_padded"] = SqlTypes.IsCharacter(type.Name) || SqlTypes.IsBinary(type.Name),
            ["is_rowguidcol"] = column.IsRowGuidCol,
            ["is_identity"] = column.IdentityOptions is not null,
            ["is_computed"] = computed is not null,
            ["is_sparse"] = column.StorageOptions?.SparseOption == SparseColumnOption.Sparse,
            ["is_column_set"] = column.StorageOptions?.SparseOption == SparseColumnOption.ColumnSetForAllSparseColumns,
            ["default_object_id"] = 0,
            ["rule_object_id"] = 0,
            ["xml_collection_id"] = 0,
        };
        _objects.Catalog.Add("columns", row);
        if (computed is not null)
        {
            row["definition"] = computed;
            row["is_persisted"] = column.IsPersisted;
            _objects.Catalog.Add("computed_columns", row);
        }

        if (column.IdentityOptions is { } identity)
        {
            row["seed_value"] = VariantBody.Write(Literal(identity.IdentitySeed), SqlTypes.Int, _database.Collation);
            row["increment_value"] = VariantBody.Write(Literal(identity.IdentityIncrement), SqlTypes.Int, _database.Collation);
            _objects.Catalog.Add("identity_columns", row);
        }

        return new TableColumn(columnId, name, type, isNullable, column.IdentityOptions is not null, null, computed);
    }

    private static long Literal(ScalarExpression? expression) => expression switch
    {
        null => 1,
        UnaryExpression { UnaryExpressionType: UnaryExpressionType.Negative } minus => -Literal(minus.Expression),
        IntegerLiteral literal => long.Parse(literal.Value, System.Globalization.CultureInfo.InvariantCulture),
        _ => throw SqlException.Unknown("an identity that is no number"),
    };

    private (SqlType Type, long? Alias) TypeOf(DataTypeReference reference)
    {
        if (reference is UserDataTypeReference { Name: { } name } && _objects.Catalog
            .Query("system_type_id, user_type_id, max_length, precision, scale", "types", "name = ?1 AND is_user_defined = 1",
                name.BaseIdentifier.Value) is [var row, ..])
        {
            return (SqlTypes.OfColumn((int)(long)row[0]!, (int)(long)row[1]!, (int)(long)row[2]!, (byte)(long)row[3]!, (byte)(long)row[4]!),
                (long)row[1]!);
        }

        var isName = reference.Name?.BaseIdentifier.Value.Equals("sysname", StringComparison.OrdinalIgnoreCase) ?? false;
        return (TypeNames.OfDeclared(reference), isName ? 256 : null);
    }

    private SqlType ComputedType(long tableId, ColumnDefinition column)
    {
        if (column.ComputedColumnExpression is FunctionCall { CallTarget: MultiPartIdentifierCallTarget target } call)
        {
            return ReturnType(target.MultiPartIdentifier.Identifiers[^1].Value, call.FunctionName.Value);
        }

        var columns = new SchemaReader(_objects.Catalog).FindTable(_name.SchemaIdentifier?.Value ?? "dbo",
            _name.BaseIdentifier.Value)?.Columns
            ?? throw new InvalidOperationException("The table " + tableId + " is not there.");
        return new Translator(_session).TypeOver(columns, column.ComputedColumnExpression);
    }

    private SqlType ReturnType(string schema, string function)
    {
        var text = new SchemaReader(_objects.Catalog).FindModule(schema, function) is { Type: "FN" } module ? module.Definition : throw new SqlException(4121, 16,
            $"Cannot find either column \"{schema}\" or the user-defined function or aggregate \"{schema}.{function}\", or the name is ambiguous.");
        return TypeNames.OfDeclared(((ScalarFunctionReturnType)((CreateFunctionStatement)_session.ParseKept(text)).ReturnType).DataType);
    }
}
