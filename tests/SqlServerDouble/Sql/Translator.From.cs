using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using TableDefinition = Jupiter.Migration.SqlServerDouble.Catalog.TableDefinition;

namespace Jupiter.Migration.SqlServerDouble.Sql;

internal sealed partial class Translator
{
    private string Table(TableReference reference)
    {
        switch (reference)
        {
            case NamedTableReference named:
                Refuse(named.TableSampleClause, "TABLESAMPLE");
                Refuse(named.TemporalClause, "FOR SYSTEM_TIME");
                return Named(named.SchemaObject, named.Alias?.Value, named.TableHints);
            case QualifiedJoin join:
                return Join(join);
            case UnqualifiedJoin { UnqualifiedJoinType: UnqualifiedJoinType.CrossJoin } cross:
                return $"{Table(cross.FirstTableReference)} CROSS JOIN {Table(cross.SecondTableReference)}";
            case UnqualifiedJoin { UnqualifiedJoinType: UnqualifiedJoinType.CrossApply,
                SecondTableReference: SchemaObjectFunctionTableReference function } apply:
                return $"{Table(apply.FirstTableReference)} INNER JOIN {VolumeStats(function)}";
            case JoinParenthesisTableReference parenthesis:
                return $"({Table(parenthesis.Join)})";
            case QueryDerivedTable derived:
                return Derived(Query(derived.QueryExpression), derived.Alias.Value, derived.Columns);
            case InlineDerivedTable inline:
                return Derived(Rows(inline.RowValues), inline.Alias.Value, inline.Columns);
            default:
                throw Unknown(reference);
        }
    }

    private string Join(QualifiedJoin join)
    {
        var (first, second) = (Table(join.FirstTableReference), Table(join.SecondTableReference));
        var word = join.QualifiedJoinType switch
        {
            QualifiedJoinType.Inner => "INNER",
            QualifiedJoinType.LeftOuter => "LEFT",
            QualifiedJoinType.RightOuter => "RIGHT",
            QualifiedJoinType.FullOuter => "FULL",
            _ => throw Unknown(join),
        };
        return $"{first} {word} JOIN {second} ON {Boolean(join.SearchCondition)}";
    }

    private string Named(SchemaObjectName name, string? alias, IList<TableHint>? hints)
    {
        Refuse(name.ServerIdentifier, "a name of four parts");
        var (schema, table) = (name.SchemaIdentifier?.Value, name.BaseIdentifier.Value);
        if (schema is null && _named.Remove(table, out var common))
        {
            // Taken away while it is translated, so that it can not name itself.
            var derived = Derived(Query(common.QueryExpression), alias ?? table, common.Columns);
            _named[table] = common;
            return derived;
        }

        var database = Open(name.DatabaseIdentifier?.Value ?? _homeDatabase);
        if (string.Equals(schema, "sys", StringComparison.OrdinalIgnoreCase))
        {
            return SystemTable(database, table, alias ?? table);
        }

        return Found(database, schema ?? "dbo", table) switch
        {
            TableDefinition definition => UserTable(database, definition, alias ?? table, ModeOf(hints)),
            ModuleDefinition { Type: "V" } view => View(database, view, alias ?? table),
            ModuleDefinition { Type: "SN" } synonym => Synonym(database, synonym, alias ?? table, hints),
            _ => throw NoObject(name),
        };
    }

    private object? Found(DatabaseModel database, string schema, string name) =>
        (object?)_context.SchemaOf(database).FindTable(schema, name) ?? _context.SchemaOf(database).FindModule(schema, name);

    private DatabaseModel Open(string? name)
    {
        var database = _context.Open(name);
        _databases.Add(database);
        return database;
    }

    private static SqlException NoObject(SchemaObjectName name) =>
        new(208, 16, $"Invalid object name '{string.Join(".", name.Identifiers.Select(identifier => identifier.Value))}'.");

    private string NextSource() => "s" + (++_sources).ToString(CultureInfo.InvariantCulture);

    private string SystemTable(DatabaseModel database, string name, string alias)
    {
        if (!SystemViews.All.TryGetValue(name, out var view) || view.Since > _context.MajorVersion)
        {
            throw new SqlException(208, 16, $"Invalid object name 'sys.{name}'.");
        }

        // Names of a database have the database's collation, names of the server that of master.
        var collation = (view.Place == SystemViewPlace.Server ? _context.Open("master") : database).Collation.Name;
        var source = NextSource();
        _scope.Sources.Add(new Source(alias, "sys", [.. view.Columns.Where(column => column.Since <= _context.MajorVersion)
            .Select(column => new SourceColumn(column.Name, $"{source}.{SqliteText.Quote(column.Name)}", column.Type, true, collation))]));
        if (view.Place == SystemViewPlace.Stored)
        {
            return $"{database.Alias}.{SqliteText.Quote(view.TableName)} AS {source}";
        }

        _fills.Add((database, view));
        return $"temp.{SqliteText.Quote(FilledName(database, view))} AS {source}";
    }

    /// <summary>The table that a filled view is filled into.</summary>
    public static string FilledName(DatabaseModel database, SystemView view) =>
        view.Place == SystemViewPlace.Server ? view.TableName : view.TableName + " " + database.Id.ToString(CultureInfo.InvariantCulture);

    private string VolumeStats(SchemaObjectFunctionTableReference function)
    {
        if (!function.SchemaObject.BaseIdentifier.Value.Equals("dm_os_volume_stats", StringComparison.OrdinalIgnoreCase)
            || function.Parameters.Count != 2)
        {
            throw Unknown(function);
        }

        var (first, second) = (Scalar(function.Parameters[0]), Scalar(function.Parameters[1]));
        var alias = function.Alias?.Value ?? "dm_os_volume_stats";
        var table = SystemTable(Open(null), "dm_os_volume_stats", alias);
        return $"{table} ON {_scope.Find(alias, "database_id").Sql} = {first.Sql} AND {_scope.Find(alias, "file_id").Sql} = {second.Sql}";
    }

    private string UserTable(DatabaseModel database, TableDefinition table, string alias, ReadMode mode)
    {
        Read(database, mode);
        var source = NextSource();
        _scope.Sources.Add(new Source(alias, table.Schema, ColumnsOf(table, source, database.Collation.Name)));
        return $"{database.Alias}.{table.SqliteName} AS {source}";
    }

    private List<SourceColumn> ColumnsOf(TableDefinition table, string source, string? collation = null)
    {
        var stored = table.Columns.Where(column => column.Computed is null)
            .ToDictionary(column => column.Id, column =>
                new SourceColumn(column.Name, $"{source}.{column.SqliteName}", column.Type, column.IsNullable, collation));
        return [.. table.Columns.Select(column => column.Computed is null ? stored[column.Id] : Computed(column, stored.Values))];
    }

    private SourceColumn Computed(TableColumn column, IEnumerable<SourceColumn> others)
    {
        var outer = _scope;
        _scope = new Scope(null);
        _scope.Sources.Add(new Source("", null, [.. others]));
        try
        {
            return new SourceColumn(column.Name, Convert(Scalar(Kept(column.Computed!)), column.Type).Sql, column.Type, column.IsNullable);
        }
        finally
        {
            _scope = outer;
        }
    }

    private ScalarExpression Kept(string expression) =>
        ((SelectScalarExpression)(
            (QuerySpecification)(
            (SelectStatement)_context.ParseKept("SELECT " + expression)).QueryExpression).SelectElements[0]).Expression;

    private string View(DatabaseModel database, ModuleDefinition module, string alias)
    {
        var statement = _context.ParseKept(module.Definition) as ViewStatementBody
            ?? throw SqlException.Unknown("a module that is no view");
        if (!_views.Add((database.Name, module.ObjectId)))
        {
            throw new SqlException(4429, 16,
                $"View or function '{alias}' contains a self-reference. Views or functions cannot reference themselves directly or indirectly.");
        }

        var (outer, home) = (_scope, _homeDatabase);
        (_scope, _homeDatabase) = (new Scope(null), database.Name);
        try
        {
            var query = Query(statement.SelectStatement.QueryExpression);
            _scope = outer;
            return Derived(query, alias, statement.Columns);
        }
        finally
        {
            _views.Remove((database.Name, module.ObjectId));
            (_scope, _homeDatabase) = (outer, home);
        }
    }

    private string Synonym(DatabaseModel database, ModuleDefinition synonym, string alias, IList<TableHint>? hints)
    {
        var from = (SelectStatement)_context.ParseKept("SELECT * FROM " + synonym.Definition);
        var named = (NamedTableReference)((QuerySpecification)from.QueryExpression).FromClause.TableReferences[0];
        if (Found(Open(named.SchemaObject.DatabaseIdentifier?.Value ?? database.Name), named.SchemaObject.SchemaIdentifier?.Value ?? "dbo",
            named.SchemaObject.BaseIdentifier.Value) is ModuleDefinition { Type: "SN" })
        {
            throw new SqlException(470, 16,
                $"The synonym \"{alias}\" referenced synonym \"{synonym.Definition}\". Synonym chaining is not allowed.");
        }

        var home = _homeDatabase;
        _homeDatabase = database.Name;
        try
        {
            return Named(named.SchemaObject, alias, hints);
        }
        finally
        {
            _homeDatabase = home;
        }
    }

    private string Derived(TranslatedQuery query, string alias, IList<Identifier>? names)
    {
        var source = NextSource();
        _scope.Sources.Add(new Source(alias, null, [.. query.Columns.Select((column, i) => new SourceColumn(
            names is { Count: > 0 } ? names[i].Value : column.Name, $"{source}.k{i + 1}", column.Type, column.IsNullable))]));
        return $"({query.Sql}) AS {source}";
    }

    private TranslatedQuery Rows(IList<RowValue> rows)
    {
        var values = rows.Select(row => row.ColumnValues.Select(Scalar).ToArray()).ToArray();
        var types = Enumerable.Range(0, values[0].Length).Select(i =>
            values.Select(row => row[i]).Aggregate((one, other) => other.IsNullLiteral ? one : one.IsNullLiteral ? other
            : one with { Type = Common(one.Type, other.Type) }).Type).ToArray();
        var lines = values.Select(row => "SELECT "
            + string.Join(", ", row.Select((value, i) => $"{Convert(value, types[i]).Sql} AS k{i + 1}")));
        return new TranslatedQuery(string.Join(" UNION ALL ", lines), [.. types.Select(type => new ResultColumn("", type))]);
    }

    private static ReadMode ModeOf(IList<TableHint>? hints)
    {
        var mode = ReadMode.Shared;
        foreach (var hint in hints ?? [])
        {
            mode = hint.HintKind switch
            {
                TableHintKind.NoLock or TableHintKind.ReadUncommitted => ReadMode.None,
                TableHintKind.HoldLock or TableHintKind.Serializable or TableHintKind.RepeatableRead => ReadMode.Held,
                TableHintKind.TabLockX or TableHintKind.XLock or TableHintKind.UpdLock => ReadMode.Exclusive,
                TableHintKind.TabLock or TableHintKind.PagLock or TableHintKind.Rowlock or TableHintKind.ReadCommitted => mode,
                _ => throw SqlException.Unknown("the hint " + hint.HintKind),
            };
        }

        return mode;
    }
}
