using System;
using System.Collections.Generic;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServer.Queries;

/// <summary>The parts that a query may be made of.</summary>
internal static class ReadingNodes
{
    /// <summary>All of them.</summary>
    public static readonly HashSet<Type> All =
    [
        typeof(SelectStatement), typeof(QuerySpecification), typeof(BinaryQueryExpression), typeof(QueryParenthesisExpression),
        typeof(WithCtesAndXmlNamespaces), typeof(CommonTableExpression), typeof(SelectScalarExpression), typeof(SelectStarExpression),
        typeof(FromClause), typeof(WhereClause), typeof(GroupByClause), typeof(HavingClause), typeof(OrderByClause), typeof(OffsetClause),
        typeof(TopRowFilter), typeof(ExpressionWithSortOrder), typeof(ExpressionGroupingSpecification), typeof(CompositeGroupingSpecification),
        typeof(RollupGroupingSpecification), typeof(CubeGroupingSpecification), typeof(GrandTotalGroupingSpecification),
        typeof(GroupingSetsGroupingSpecification), typeof(OverClause), typeof(WindowFrameClause), typeof(WindowDelimiter), typeof(WindowClause),
        typeof(WindowDefinition), typeof(WithinGroupClause), typeof(XmlForClause), typeof(XmlForClauseOption),

        typeof(NamedTableReference), typeof(QualifiedJoin), typeof(UnqualifiedJoin), typeof(JoinParenthesisTableReference),
        typeof(QueryDerivedTable), typeof(InlineDerivedTable), typeof(RowValue), typeof(PivotedTableReference), typeof(UnpivotedTableReference),
        typeof(TableHint), typeof(SchemaObjectName), typeof(MultiPartIdentifier), typeof(Identifier), typeof(IdentifierOrValueExpression),

        typeof(ColumnReferenceExpression), typeof(IntegerLiteral), typeof(NumericLiteral), typeof(RealLiteral), typeof(MoneyLiteral),
        typeof(StringLiteral), typeof(BinaryLiteral), typeof(NullLiteral), typeof(MaxLiteral), typeof(IdentifierLiteral), typeof(BinaryExpression), typeof(UnaryExpression),
        typeof(ParenthesisExpression), typeof(SearchedCaseExpression), typeof(SimpleCaseExpression), typeof(SearchedWhenClause),
        typeof(SimpleWhenClause), typeof(CoalesceExpression), typeof(NullIfExpression), typeof(IIfCall), typeof(CastCall), typeof(ConvertCall),
        typeof(TryCastCall), typeof(TryConvertCall), typeof(SqlDataTypeReference), typeof(FunctionCall), typeof(LeftFunctionCall),
        typeof(RightFunctionCall), typeof(ScalarSubquery), typeof(AtTimeZoneCall), typeof(ParameterlessCall),

        typeof(BooleanComparisonExpression), typeof(BooleanBinaryExpression), typeof(BooleanNotExpression), typeof(BooleanParenthesisExpression),
        typeof(BooleanIsNullExpression), typeof(BooleanTernaryExpression), typeof(InPredicate), typeof(LikePredicate), typeof(ExistsPredicate),
        typeof(SubqueryComparisonPredicate), typeof(DistinctPredicate),
    ];
}
