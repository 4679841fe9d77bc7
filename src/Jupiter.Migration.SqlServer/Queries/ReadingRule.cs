using System;
using System.Collections.Generic;
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
    /// <returns>The tables and views that it names, as the server takes their names.</returns>
    /// <exception cref="MigrationException">QueryFailed, QueryWrites, QueryNotAllowed.</exception>
    public static IReadOnlyCollection<string> Require(string query, Version? server)
    {
        var judge = new Judge();
        QueryParser.Run(query, server, script =>
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
        return judge.Names;
    }

    /// <summary>Looks for what a view reads beyond what a query may.</summary>
    /// <param name="definition">The statement that made it.</param>
    /// <param name="server">Version of the server.</param>
    /// <returns>What was found, null for nothing; and the tables and views that it names.</returns>
    /// <exception cref="MigrationException">QueryFailed, QueryNotAllowed: the statement can't be read.</exception>
    public static (string? Found, IReadOnlyCollection<string> Names) OfView(string definition, Version server)
    {
        var judge = new Judge();
        QueryParser.Run(definition, server, script =>
        {
            if (script.Batches.SelectMany(batch => batch.Statements).ToArray() is [ViewStatementBody view])
            {
                view.SelectStatement.Accept(judge);
            }
            else
            {
                judge.Find(SR.QueryNotUnderstood);
            }
        });
        return (judge.Found, judge.Names);
    }

    private static string At(string found, TSqlFragment place) => SR.QueryFoundAt.With(found, place.StartLine, place.StartColumn);

    // The first finding counts.
    private sealed class Judge : TSqlFragmentVisitor
    {
        private readonly HashSet<string> _names = new(StringComparer.Ordinal);

        public string? Found { get; private set; }

        public bool IsWriting { get; private set; }

        public IReadOnlyCollection<string> Names => _names;

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
            if (TableNames.Finding(node.SchemaObject) is { } found)
            {
                Find(found, node.SchemaObject);
            }

            _names.Add(TableNames.Quoted(node.SchemaObject));
            base.ExplicitVisit(node);
        }

        public override void ExplicitVisit(FunctionCall node)
        {
            if (node.CallTarget is not null || !ReadingFunctions.Holds(node.FunctionName.Value, node.Parameters.Count))
            {
                Find(SR.QueryFoundFunction.With(FragmentText.Of(node)), node);
            }

            base.ExplicitVisit(node);
        }

        public override void ExplicitVisit(TableHint node)
        {
            if (node.HintKind != TableHintKind.NoLock)
            {
                Find(SR.QueryFoundHint.With(FragmentText.Of(node)), node);
            }
        }

        // $ACTION and the like name no column of a table.
        public override void ExplicitVisit(ColumnReferenceExpression node)
        {
            if (node.ColumnType is not (ColumnType.Regular or ColumnType.Wildcard))
            {
                Find(FragmentText.Of(node), node);
            }

            base.ExplicitVisit(node);
        }

        private void Find(string found, TSqlFragment place) => Find(At(found, place));
    }
}
