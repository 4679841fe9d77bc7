using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>Translates one statement from T-SQL to SQLite. What it does not know it refuses.</summary>
internal sealed partial class Translator
{
    private readonly ITranslationContext _context;
    private readonly List<(string Name, SqlType Type)> _variables = [];
    private readonly HashSet<(DatabaseModel Database, SystemView View)> _fills = [];
    private readonly Dictionary<DatabaseModel, ReadMode> _reads = [];
    private readonly HashSet<DatabaseModel> _databases = [];
    private readonly Dictionary<string, CommonTableExpression> _named = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string Database, long ObjectId)> _views = [];
    private Scope _scope = new(null);
    private int _sources;
    private bool _hasAggregate;
    private bool _mayAggregate;
    private List<string> _bare = [];
    private HashSet<string> _groupKeys = [];
    private string? _homeDatabase;

    public Translator(ITranslationContext context) => _context = context;

    /// <summary>Translates a SELECT.</summary>
    public Translation Select(SelectStatement statement)
    {
        Refuse(statement.Into, "SELECT INTO");
        RefuseAny(statement.ComputeClauses, "COMPUTE");
        Name(statement.WithCtesAndXmlNamespaces);
        var assigned = AssignedBy(statement.QueryExpression);
        var query = Query(statement.QueryExpression);
        return Finish(query.Sql, query.Columns) with { Assigned = assigned };
    }

    /// <summary>Translates an expression that stands alone: SET @x = .., PRINT .., DECLARE @x int = ..</summary>
    public Translation Expression(ScalarExpression expression, SqlType? to)
    {
        var value = Scalar(expression);
        value = to is null ? value : Convert(value, to);
        return Finish("SELECT " + value.Sql, [new ResultColumn("", value.Type)]);
    }

    /// <summary>Translates a condition that stands alone: IF ..</summary>
    public Translation Condition(BooleanExpression condition) =>
        Finish("SELECT " + Boolean(condition), [new ResultColumn("", SqlTypes.Bit)]);

    private static void Refuse(object? part, string what)
    {
        if (part is not null)
        {
            throw SqlException.Unknown(what);
        }
    }

    private static void RefuseAny<T>(IList<T>? parts, string what) => Refuse(parts is { Count: > 0 } ? parts : null, what);

    private static SqlException Unknown(TSqlFragment fragment) => SqlException.Unknown(fragment.GetType().Name);

    private static string[]? AssignedBy(QueryExpression expression)
    {
        var elements = (expression as QuerySpecification)?.SelectElements;
        if (elements is null || !elements.OfType<SelectSetVariable>().Any())
        {
            return null;
        }

        return elements.All(element => element is SelectSetVariable)
            ? [.. elements.Cast<SelectSetVariable>().Select(element => element.Variable.Name)]
            : throw new SqlException(141, 15,
                "A SELECT statement that assigns a value to a variable must not be combined with data-retrieval operations.");
    }

    private Translation Finish(string sql, IReadOnlyList<ResultColumn> columns) => new(sql, columns)
    {
        Variables = _variables,
        Fills = _fills,
        Reads = _reads,
        Databases = _databases,
    };

    private void Name(WithCtesAndXmlNamespaces? with)
    {
        Refuse(with?.XmlNamespaces, "WITH XMLNAMESPACES");
        foreach (var named in with?.CommonTableExpressions ?? [])
        {
            _named[named.ExpressionName.Value] = named;
        }
    }

    private void Read(DatabaseModel database, ReadMode mode) =>
        _reads[database] = (ReadMode)Math.Max((int)_reads.GetValueOrDefault(database), (int)mode);

    private string Variable(string name)
    {
        var at = _variables.FindIndex(variable => variable.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
        {
            var type = _context.TypeOfVariable(name) ?? throw new SqlException(137, 15, $"Must declare the scalar variable \"{name}\".", 2);
            _variables.Add((name, type));
            at = _variables.Count - 1;
        }

        return "?" + (at + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
