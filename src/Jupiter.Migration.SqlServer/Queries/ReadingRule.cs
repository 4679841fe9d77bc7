using System;
using System.Linq;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServer.Queries;

/// <summary>
/// What a venue's query may be: one SELECT of the tables of its own database. Everything in it has to be on a list, so that what a later
/// grammar brings is refused until somebody has judged it.
/// </summary>
internal static class ReadingRule
{
    /// <summary>The longest text of a view or a column, in characters. Those that a program wrote for its reports have some ten thousand.</summary>
    public const int LongestDefinition = 250_000;

    /// <summary>Refuses everything else.</summary>
    /// <param name="query">The text.</param>
    /// <param name="server">Version of the server; null for the newest grammar, where the server is not asked.</param>
    /// <returns>What it names, as the server takes the names.</returns>
    /// <exception cref="MigrationException">QueryFailed, QueryWrites, QueryNotAllowed.</exception>
    public static QueryNames Require(string query, Version? server)
    {
        var judge = new Judge();
        var obstacle = QueryParser.Run(query, QueryLimits.LongestQuery, server, script =>
        {
            var statements = script.Batches.SelectMany(batch => batch.Statements).ToArray();
            foreach (var statement in statements)
            {
                if (statement is not SelectStatement select)
                {
                    throw QueryErrors.Writes(query, At(SR.QueryFoundStatement.With(FragmentText.Of(statement)), statement));
                }

                if (select.Into is not null)
                {
                    throw QueryErrors.Writes(query, At("INTO " + FragmentText.Of(select.Into), select.Into));
                }

                statement.Accept(judge);
                if (judge.Found is { } found)
                {
                    throw judge.IsWriting ? QueryErrors.Writes(query, found) : QueryErrors.NotAllowed(query, found);
                }
            }

            switch (statements.Length)
            {
                case 0:
                    throw QueryErrors.Failed(query, SR.QueryNotUnderstood);
                case > 1:
                    throw QueryErrors.NotAllowed(query, At(SR.QueryFoundStatements, statements[1]));
            }
        });
        return obstacle is null ? judge.Names
            : throw (obstacle.IsSyntax ? QueryErrors.Failed(query, obstacle.Words) : QueryErrors.NotAllowed(query, obstacle.Words));
    }

    /// <summary>Looks for what a view or an expression of the database's own reads beyond what a query may.</summary>
    /// <param name="definition">The statement that made the view; or a SELECT of the expression.</param>
    /// <param name="server">Version of the server.</param>
    /// <returns>What was found, or what stands in the way of looking, null for nothing; and what it names.</returns>
    public static (string? Found, QueryNames Names) OfDefinition(string definition, Version server)
    {
        var judge = new Judge();
        var obstacle = QueryParser.Run(definition, LongestDefinition, server, script =>
        {
            switch (script.Batches.SelectMany(batch => batch.Statements).ToArray())
            {
                case [ViewStatementBody view]:
                    view.SelectStatement.Accept(judge);
                    break;
                case [SelectStatement select]:
                    select.Accept(judge);
                    break;
                default:
                    judge.Find(SR.QueryFoundUnreadable.With(SR.QueryNotUnderstood));
                    break;
            }
        });
        return (obstacle is { IsSyntax: true } ? SR.QueryFoundUnreadable.With(obstacle.Words) : obstacle?.Words ?? judge.Found, judge.Names);
    }

    private static string At(string found, TSqlFragment place) => SR.QueryFoundAt.With(found, place.StartLine, place.StartColumn);

    // The first finding counts, and nothing is looked for behind it.
    private sealed class Judge : TSqlFragmentVisitor
    {
        public string? Found { get; private set; }

        public bool IsWriting { get; private set; }

        public QueryNames Names { get; } = new();

        public void Find(string found) => Found ??= found;

        public override void Visit(TSqlFragment node)
        {
            if (Found is null && !ReadingNodes.All.Contains(node.GetType()))
            {
                Find(FragmentText.Of(node), node);
                IsWriting = node is NextValueForExpression;
            }
        }

        public override void ExplicitVisit(NamedTableReference node)
        {
            if (Found is null && TableNames.Finding(node.SchemaObject) is { } found)
            {
                Find(found, node.SchemaObject);
            }

            Names.AddObject(TableNames.Quoted(node.SchemaObject));
            base.ExplicitVisit(node);
        }

        public override void ExplicitVisit(FunctionCall node)
        {
            if (Found is null && (node.CallTarget is not null || !ReadingFunctions.Holds(node.FunctionName.Value, node.Parameters.Count)))
            {
                Find(SR.QueryFoundFunction.With(FragmentText.Of(node)), node);
            }

            // COUNT(*) looks into no column, CHECKSUM(*) into all.
            if (!node.FunctionName.Value.StartsWith("COUNT", StringComparison.OrdinalIgnoreCase)
                && node.Parameters.Any(parameter => parameter is ColumnReferenceExpression { ColumnType: ColumnType.Wildcard }))
            {
                Names.AddAllColumns();
            }

            base.ExplicitVisit(node);
        }

        public override void ExplicitVisit(TableHint node)
        {
            if (Found is null && node.HintKind != TableHintKind.NoLock)
            {
                Find(SR.QueryFoundHint.With(FragmentText.Of(node)), node);
            }
        }

        // $ACTION and the like name no column of a table.
        public override void ExplicitVisit(ColumnReferenceExpression node)
        {
            if (Found is null && node.ColumnType is not (ColumnType.Regular or ColumnType.Wildcard))
            {
                Find(FragmentText.Of(node), node);
            }

            if (node.MultiPartIdentifier is { Identifiers: [.., var column] })
            {
                Names.AddColumn(column.Value);
            }

            base.ExplicitVisit(node);
        }

        public override void ExplicitVisit(SelectStarExpression node)
        {
            Names.AddAllColumns();
            base.ExplicitVisit(node);
        }

        // It groups by whatever columns it does not name.
        public override void ExplicitVisit(PivotedTableReference node)
        {
            Names.AddAllColumns();
            base.ExplicitVisit(node);
        }

        private void Find(string found, TSqlFragment place) => Find(At(found, place));
    }
}
