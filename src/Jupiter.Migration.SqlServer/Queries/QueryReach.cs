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
/// What a venue's query reads through the names in it: a view over sys.sql_logins has an innocent name, and a synonym leads to any database or
/// server. The server knows what each name stands for (Microsoft, "OBJECT_ID", "sys.synonyms", "sys.sql_modules"): a view's own SELECT is held to the
/// same lists, a synonym to what it stands for, and so on to the tables.
/// </summary>
internal sealed class QueryReach(ServerSession session, Version server)
{
    private const int Most = 200;

    /// <summary>Refuses a query that reads more than its database.</summary>
    /// <param name="query">The query.</param>
    /// <param name="names">The tables and views that it names.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="MigrationException">QueryNotAllowed.</exception>
    public void Require(string query, IEnumerable<string> names, CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var left = new Queue<string>(names);
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
                    "V" => OfView(found),
                    "SN" => OfSynonym(found),
                    _ => (SR.QueryFoundObject.With(found.Name, found.TypeName), []),
                };
                if (finding is not null)
                {
                    throw QueryErrors.NotAllowed(query, found.Type is "V" or "SN" ? SR.QueryFoundThrough.With(found.Name, finding) : finding);
                }

                next.ToList().ForEach(left.Enqueue);
            }
        }
    }

    // A name without a schema is looked for in that of the view first.
    private (string? Finding, IEnumerable<string> Next) OfView(NamedObject view)
    {
        if (view.Definition is not { } definition)
        {
            return (SR.QueryFoundHidden, []);
        }

        try
        {
            var (found, names) = ReadingRule.OfView(definition, server);
            return (found, names.Concat(names.Select(name => SqlName.Quote(view.Schema) + "." + name)));
        }
        catch (MigrationException e) when (QueryErrors.IsOfQuery(e))
        {
            return (SR.QueryNotUnderstood, []);
        }
    }

    private (string? Finding, IEnumerable<string> Next) OfSynonym(NamedObject synonym) =>
        QueryParser.Name(synonym.Base ?? "", server) is { } name ? (TableNames.Finding(name), [TableNames.Quoted(name)]) : (SR.QueryFoundHidden, []);

    private List<NamedObject> Find(string name, CancellationToken cancellation) => session.Query(
        Statement.Text("Queries/object"),
        row => new NamedObject(
            row.GetString(0).Trim(), row.GetString(1), row.GetString(2), SqlName.Join([row.GetString(2), row.GetString(3)]), Text(row, 4), Text(row, 5)),
        cancellation,
        new SqlParameter("@name", SqlDbType.NVarChar, 600) { Value = name });

    private static string? Text(SqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private sealed record NamedObject(string Type, string TypeName, string Schema, string Name, string? Definition, string? Base);
}
