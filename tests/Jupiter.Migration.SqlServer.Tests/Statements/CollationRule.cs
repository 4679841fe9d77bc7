using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServer.Tests.Statements;

/// <summary>
/// Finds comparisons of a name of the server with a name of a database that say by no COLLATE how they compare. Where the two have
/// different collations the server refuses them (468): a database that was carried from another server is just that.
/// </summary>
internal sealed class CollationRule : TSqlFragmentVisitor
{
    private static readonly HashSet<string> OfServer = new(StringComparer.OrdinalIgnoreCase)
    {
        "databases", "master_files", "sql_logins", "configurations", "database_recovery_status", "sysprocesses", "servers", "linked_logins", "messages",
        "credentials", "endpoints", "traces",
    };

    private static readonly string[] NoText = ["id", "guid", "_on", "_lsn", "_time", "_date"];

    private readonly Dictionary<string, bool> _isOfServer = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(TSqlFragment At, ScalarExpression First, ScalarExpression Second)> _pairs = [];

    /// <summary>The comparisons that break the rule, as they stand in a statement.</summary>
    public static IReadOnlyList<string> Broken(string statement)
    {
        var script = new TSql160Parser(true).Parse(new StringReader(statement), out _);
        var rule = new CollationRule();
        script.Accept(rule);
        return [.. rule._pairs.Where(pair => rule.Conflicts(pair.First, pair.Second)).Select(pair => Text(pair.At))];
    }

    public override void Visit(NamedTableReference node) => Note(node.SchemaObject, node.Alias);

    public override void Visit(SchemaObjectFunctionTableReference node) => Note(node.SchemaObject, node.Alias);

    public override void Visit(BooleanComparisonExpression node) => _pairs.Add((node, node.FirstExpression, node.SecondExpression));

    public override void Visit(LikePredicate node) => _pairs.Add((node, node.FirstExpression, node.SecondExpression));

    public override void Visit(InPredicate node) => _pairs.AddRange(
        node.Values.Concat(node.Subquery is null ? [] : Columns(node.Subquery.QueryExpression)).Select(value => ((TSqlFragment)node, node.Expression, value)));

    public override void Visit(BinaryQueryExpression node) => _pairs.AddRange(
        Columns(node.FirstQueryExpression).Zip(Columns(node.SecondQueryExpression), (one, other) => ((TSqlFragment)node, one, other)));

    private static IEnumerable<ScalarExpression> Columns(QueryExpression query) =>
        query is QuerySpecification one ? one.SelectElements.OfType<SelectScalarExpression>().Select(element => element.Expression) : [];

    private static string Text(TSqlFragment fragment) =>
        string.Concat(Enumerable.Range(fragment.FirstTokenIndex, fragment.LastTokenIndex - fragment.FirstTokenIndex + 1).Select(i => fragment.ScriptTokenStream[i].Text));

    private void Note(SchemaObjectName name, Identifier? alias)
    {
        if (string.Equals(name.SchemaIdentifier?.Value, "sys", StringComparison.OrdinalIgnoreCase))
        {
            var view = name.BaseIdentifier.Value;
            _isOfServer[alias?.Value ?? view] = OfServer.Contains(view) || view.StartsWith("dm_", StringComparison.Ordinal)
                || view.StartsWith("server_", StringComparison.Ordinal);
        }
    }

    private bool Conflicts(ScalarExpression first, ScalarExpression second) =>
        SideOf(first) is { } one && SideOf(second) is { } other && one != other;

    // Null for whatever adapts itself, or is no text.
    private bool? SideOf(ScalarExpression expression) =>
        expression is ColumnReferenceExpression { Collation: null, MultiPartIdentifier.Identifiers: [.., var source, var column] }
            && !NoText.Any(end => column.Value.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            && !column.Value.StartsWith("is_", StringComparison.OrdinalIgnoreCase)
            && _isOfServer.TryGetValue(source.Value, out var isOfServer)
            ? isOfServer
            : null;
}
