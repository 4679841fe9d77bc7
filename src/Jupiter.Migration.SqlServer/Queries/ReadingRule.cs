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
    /// <summary>Refuses everything else.</summary>
    /// <param name="query">The text.</param>
    /// <param name="server">Version of the server; null for the newest grammar, where the server is not asked.</param>
    /// <exception cref="MigrationException">QueryFailed, QueryWrites, QueryNotAllowed.</exception>
    public static void Require(string query, Version? server) => QueryParser.Run(query, server, script =>
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

            statement.Accept(new Judge(query));
        }

        switch (statements.Length)
        {
            case 0:
                throw QueryErrors.Failed(query, SR.QueryNotUnderstood);
            case > 1:
                throw QueryErrors.NotAllowed(query, At(SR.QueryFoundStatements, statements[1]));
        }
    });

    private static string At(string found, TSqlFragment place) => SR.QueryFoundAt.With(found, place.StartLine, place.StartColumn);

    private sealed class Judge(string query) : TSqlFragmentVisitor
    {
        public override void Visit(TSqlFragment node)
        {
            if (!ReadingNodes.All.Contains(node.GetType()))
            {
                var found = At(FragmentText.Of(node), node);
                throw node is NextValueForExpression
                    ? QueryErrors.Writes(query, found)
                    : QueryErrors.NotAllowed(query, found);
            }
        }

        public override void ExplicitVisit(NamedTableReference node)
        {
            if (TableNames.Finding(node.SchemaObject) is { } found)
            {
                throw Refused(found, node.SchemaObject);
            }

            base.ExplicitVisit(node);
        }

        public override void ExplicitVisit(FunctionCall node)
        {
            if (node.CallTarget is not null || !ReadingFunctions.Holds(node.FunctionName.Value, node.Parameters.Count))
            {
                throw Refused(SR.QueryFoundFunction.With(FragmentText.Of(node)), node);
            }

            base.ExplicitVisit(node);
        }

        public override void ExplicitVisit(TableHint node)
        {
            if (node.HintKind != TableHintKind.NoLock)
            {
                throw Refused(SR.QueryFoundHint.With(FragmentText.Of(node)), node);
            }
        }

        // $ACTION and the like name no column of a table.
        public override void ExplicitVisit(ColumnReferenceExpression node)
        {
            if (node.ColumnType is not (ColumnType.Regular or ColumnType.Wildcard))
            {
                throw Refused(FragmentText.Of(node), node);
            }

            base.ExplicitVisit(node);
        }

        private MigrationException Refused(string found, TSqlFragment place) => QueryErrors.NotAllowed(query, At(found, place));
    }
}
