using System;
using System.Collections.Generic;
using System.Data;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Names;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Queries;

/// <summary>
/// What a venue's query reads through the names in it: a view over sys.sql_logins has an innocent name, a synonym leads to any database or server, and
/// so does a function that a computed column or a row-level security policy calls. The server knows what each name stands for (Microsoft, "OBJECT_ID",
/// "sys.synonyms", "sys.sql_modules", "sys.computed_columns", "sys.security_predicates", "sys.tables"): a view's own SELECT is held to the same lists,
/// a synonym to what it stands for, and so on to the tables and what is computed in them.
/// </summary>
internal sealed class QueryReach(ServerSession session, Version server)
{
    private const int Most = 200;

    /// <summary>Refuses a query that reads more than its database.</summary>
    /// <param name="query">The query.</param>
    /// <param name="names">What it names.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="MigrationException">QueryNotAllowed.</exception>
    public void Require(string query, QueryNames names, CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var left = new Queue<string>(names.Objects);
        var tables = new List<NamedObject>();
        while (left.Count > 0)
        {
            if (left.Dequeue() is var name && !seen.Add(name))
            {
                continue;
            }

            if (seen.Count > Most)
            {
                throw QueryErrors.NotAllowed(query, SR.QueryFoundViews.With(Most));
            }

            // What is not found is a view of the catalog, which the lists know, or a common table expression; else the server says so.
            foreach (var found in Find(name, cancellation))
            {
                var (finding, next) = found.Type switch
                {
                    "U" => (null, []),
                    "V" => OfView(found, names),
                    "SN" => OfSynonym(found),
                    _ => (SR.QueryFoundObject.With(found.Name, found.TypeName), []),
                };
                if (finding is not null)
                {
                    throw QueryErrors.NotAllowed(query, found.Type is "V" or "SN" ? SR.QueryFoundThrough.With(found.Name, finding) : finding);
                }

                next.ToList().ForEach(left.Enqueue);
                tables.AddRange(new[] { found }.Where(table => table.Type == "U"));
            }
        }

        // Only now it is known which columns the views between touch.
        foreach (var table in tables)
        {
            if (OfTable(table, names, cancellation) is { } finding)
            {
                throw QueryErrors.NotAllowed(query, SR.QueryFoundThrough.With(table.Name, finding));
            }
        }
    }

    // A name without a schema is looked for in that of the view first.
    private (string? Finding, IEnumerable<string> Next) OfView(NamedObject view, QueryNames all)
    {
        if (view.Definition is not { } definition)
        {
            return (SR.QueryFoundHidden, []);
        }

        var (found, names) = ReadingRule.OfDefinition(definition, server);
        all.AddColumnsOf(names);
        return (found, names.Objects.Concat(names.Objects.Select(name => SqlName.Quote(view.Schema) + "." + name)));
    }

    private (string? Finding, IEnumerable<string> Next) OfSynonym(NamedObject synonym) =>
        QueryParser.Name(synonym.Base ?? "", server) is { } name ? (TableNames.Finding(name), [TableNames.Quoted(name)]) : (SR.QueryFoundHidden, []);

    private string? OfTable(NamedObject table, QueryNames names, CancellationToken cancellation) =>
        OfObject("Queries/computed-columns", table, row => (Name: row.GetString(0), Text: Text(row, 1)), cancellation)
            .Where(column => names.MayTouch(column.Name))
            .Select(column => OfExpression(column.Text) is { } found ? SR.QueryFoundColumn.With(PrintableText.Of(column.Name), found) : null)
            .Concat(server.Major < 13 ? [] : OfObject("Queries/table-filters", table, Filter, cancellation))
            .FirstOrDefault(found => found is not null);

    private string? Filter(SqlDataReader row) => row.GetBoolean(0) ? SR.QueryFoundExternal : row.GetBoolean(1) ? OfExpression(Text(row, 2)) : null;

    private string? OfExpression(string? definition) =>
        definition is null ? SR.QueryFoundHidden : ReadingRule.OfDefinition("SELECT " + definition, server).Found;

    private List<NamedObject> Find(string name, CancellationToken cancellation) => session.Query(
        Statement.Text("Queries/object"),
        row => new NamedObject(
            row.GetInt32(6), row.GetString(0).Trim(), row.GetString(1), row.GetString(2), SqlName.Join([row.GetString(2), row.GetString(3)]), Text(row, 4), Text(row, 5)),
        cancellation,
        new SqlParameter("@name", SqlDbType.NVarChar, 600) { Value = name },
        Longest());

    private List<T> OfObject<T>(string statement, NamedObject table, Func<SqlDataReader, T> read, CancellationToken cancellation) =>
        session.Query(Statement.Text(statement), read, cancellation, new SqlParameter("@object", SqlDbType.Int) { Value = table.Id }, Longest());

    // One more than is judged, so that what is longer is known to be.
    private static SqlParameter Longest() => new("@longest", SqlDbType.Int) { Value = ReadingRule.LongestDefinition + 1 };

    private static string? Text(SqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private sealed record NamedObject(int Id, string Type, string TypeName, string Schema, string Name, string? Definition, string? Base);
}
