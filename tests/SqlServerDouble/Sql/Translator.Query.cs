using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>A query in the words of SQLite: its columns are called k1, k2 and so on.</summary>
internal sealed record TranslatedQuery(string Sql, IReadOnlyList<ResultColumn> Columns);

internal sealed partial class Translator
{
    private TranslatedQuery Query(QueryExpression expression)
    {
        Refuse(expression.ForClause, "FOR XML, FOR JSON or FOR BROWSE");
        Refuse(expression.OffsetClause, "OFFSET .. FETCH");
        return expression switch
        {
            QuerySpecification specification => Specification(specification),
            QueryParenthesisExpression parenthesis => Query(parenthesis.QueryExpression),
            BinaryQueryExpression binary => Compound(binary),
            _ => throw Unknown(expression),
        };
    }

    private TranslatedQuery Specification(QuerySpecification query)
    {
        Refuse(query.WindowClause, "WINDOW");
        var outer = _scope;
        var (outerAggregate, outerMay) = (_hasAggregate, _mayAggregate);
        var (outerBare, outerKeys) = (_bare, _groupKeys);
        (_scope, _hasAggregate, _bare, _groupKeys) = (new Scope(outer), false, [], []);
        try
        {
            var from = query.FromClause is null ? "" : " FROM " + string.Join(", ", query.FromClause.TableReferences.Select(Table));
            _mayAggregate = false;
            var where = query.WhereClause is null ? "" : " WHERE " + Boolean(query.WhereClause.SearchCondition);
            var group = Group(query.GroupByClause);
            _mayAggregate = true;
            var elements = query.SelectElements.SelectMany(Element).ToArray();
            var having = query.HavingClause is null ? "" : " HAVING " + Boolean(query.HavingClause.SearchCondition);
            var isDistinct = query.UniqueRowFilter == UniqueRowFilter.Distinct;
            var columns = elements.Select((element, i) => isDistinct ? Distinct(element.Value) : element.Value.Sql)
                .Select((sql, i) => $"{sql} AS k{i + 1}");
            var order = Order(query.OrderByClause, elements);
            CheckGrouped(query);
            var sql = $"SELECT {(isDistinct ? "DISTINCT " : "")}{string.Join(", ", columns)}{from}{where}{group}{having}{order}{Top(query.TopRowFilter)}";
            return new TranslatedQuery(sql,
                [.. elements.Select(element => new ResultColumn(element.Name, element.Value.Type, element.Value.IsNullable))]);
        }
        finally
        {
            (_scope, _hasAggregate, _mayAggregate) = (outer, outerAggregate, outerMay);
            (_bare, _groupKeys) = (outerBare, outerKeys);
        }
    }

    // SQLite would answer the value of any row of the group.
    private void CheckGrouped(QuerySpecification query)
    {
        if ((_hasAggregate || query.GroupByClause is not null || query.HavingClause is not null) && _bare.Count > 0)
        {
            throw new SqlException(8120, 16,
                $"Column '{_bare[0]}' is invalid in the select list because it is not contained in either an aggregate function or the GROUP BY clause.");
        }
    }

    private IEnumerable<(string Name, Typed Value)> Element(SelectElement element)
    {
        switch (element)
        {
            case SelectScalarExpression scalar:
                var name = scalar.ColumnName?.Value
                    ?? (scalar.Expression as ColumnReferenceExpression)?.MultiPartIdentifier?.Identifiers.Last().Value ?? "";
                return [(name, Scalar(scalar.Expression))];
            case SelectSetVariable { AssignmentKind: AssignmentKind.Equals } set:
                var type = _context.TypeOfVariable(set.Variable.Name)
                    ?? throw new SqlException(137, 15, $"Must declare the scalar variable \"{set.Variable.Name}\".", 2);
                return [("", Convert(Scalar(set.Expression), type))];
            case SelectStarExpression star:
                var qualifier = star.Qualifier?.Identifiers.Last().Value;
                var sources = _scope.Sources.Where(source => qualifier is null
                    || source.Alias.Equals(qualifier, StringComparison.OrdinalIgnoreCase)).ToArray();
                return sources.Length == 0
                    ? throw new SqlException(263, 16, "Must specify table to select from.")
                    : sources.SelectMany(source => source.Columns).Select(column =>
                    {
                        NoteBare(column);
                        return (column.Name, Of(column));
                    });
            default:
                throw Unknown(element);
        }
    }

    private string Group(GroupByClause? clause)
    {
        if (clause is null)
        {
            return "";
        }

        if (clause.All || clause.GroupByOption != GroupByOption.None)
        {
            throw Unknown(clause);
        }

        return " GROUP BY " + string.Join(", ", clause.GroupingSpecifications.Select(one =>
            one is ExpressionGroupingSpecification { DistributedAggregation: false } by ? Grouped(Scalar(by.Expression))
                : throw Unknown(one)));
    }

    private string Grouped(Typed key)
    {
        _groupKeys.Add(key.Sql);
        return Distinct(key);
    }

    private string Order(OrderByClause? clause, (string Name, Typed Value)[] elements)
    {
        if (clause is null)
        {
            return "";
        }

        return " ORDER BY " + string.Join(", ", clause.OrderByElements.Select(element =>
        {
            var value = element.Expression switch
            {
                IntegerLiteral ordinal => Ordinal(ordinal, elements),
                ColumnReferenceExpression { MultiPartIdentifier.Identifiers: [var only] } when elements
                    .Where(one => one.Name.Equals(only.Value, StringComparison.OrdinalIgnoreCase)).ToArray() is [var named, ..] =>
                        named.Value,
                var expression => Scalar(expression),
            };
            return Key(value) + (element.SortOrder == SortOrder.Descending ? " DESC" : "");
        }));
    }

    private static Typed Ordinal(IntegerLiteral literal, (string Name, Typed Value)[] elements)
    {
        var at = int.Parse(literal.Value, CultureInfo.InvariantCulture);
        return at >= 1 && at <= elements.Length
            ? elements[at - 1].Value
            : throw new SqlException(108, 16,
                $"The ORDER BY position number {at} is out of range of the number of items in the select list.");
    }

    private string Top(TopRowFilter? top)
    {
        if (top is null)
        {
            return "";
        }

        return top.Percent || top.WithTies ? throw Unknown(top) : " LIMIT " + Convert(Scalar(top.Expression), SqlTypes.BigInt).Sql;
    }

    private TranslatedQuery Compound(BinaryQueryExpression query)
    {
        var (first, second) = (Query(query.FirstQueryExpression), Query(query.SecondQueryExpression));
        if (first.Columns.Count != second.Columns.Count)
        {
            throw new SqlException(205, 16,
                "All queries combined using a UNION, INTERSECT or EXCEPT operator must have an equal number of expressions in their target lists.");
        }

        var columns = first.Columns.Zip(second.Columns, (one, other) =>
            new ResultColumn(one.Name, Common(one.Type, other.Type), one.IsNullable || other.IsNullable)).ToArray();
        var word = (query.BinaryQueryExpressionType, query.All) switch
        {
            (BinaryQueryExpressionType.Union, true) => "UNION ALL",
            (BinaryQueryExpressionType.Union, false) => "UNION",
            (BinaryQueryExpressionType.Except, false) => "EXCEPT",
            (BinaryQueryExpressionType.Intersect, false) => "INTERSECT",
            _ => throw Unknown(query),
        };
        var union = $"{Branch(first, columns)} {word} {Branch(second, columns)}";
        if (query.OrderByClause is null)
        {
            return new TranslatedQuery(union, columns);
        }

        var elements = columns.Select((column, i) => (column.Name, new Typed($"u.k{i + 1}", column.Type))).ToArray();
        return new TranslatedQuery($"SELECT * FROM ({union}) AS u{Order(query.OrderByClause, elements)}", columns);
    }

    private string Branch(TranslatedQuery query, ResultColumn[] columns)
    {
        var list = columns.Select((column, i) =>
            $"{Distinct(Convert(new Typed($"k{i + 1}", query.Columns[i].Type), column.Type))} AS k{i + 1}");
        return $"SELECT {string.Join(", ", list)} FROM ({query.Sql})";
    }

    private void NoteBare(SourceColumn column)
    {
        if (_mayAggregate && !_groupKeys.Contains(column.Sql))
        {
            _bare.Add(column.Name);
        }
    }

    private static Typed Of(SourceColumn column) => new(column.Sql, column.Type, column.IsNullable) 
    {
        IsColumn = true, ImplicitCollation = SqlTypes.IsCharacter(column.Type.Name) ? column.Collation : null,
    };

    // Equal texts are one text, whatever their case.
    private static string Distinct(Typed value) => SqlTypes.IsCharacter(value.Type.Name) ? $"{value.Sql} COLLATE {value.Collation}"
        : value.Sql;
}
