using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Names;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Schema;

/// <summary>
/// Reads what in a database has a definition. Each file in Statements/Schema is a kind; its columns name1, name2 ... make the name of an
/// object, the others its definition, and several rows of one name are one object.
/// </summary>
internal static class SchemaReader
{
    private const string NamePrefix = "name";

    private static readonly string[] Kinds =
    [
        "assembly", "check", "column", "default", "extended-property", "foreign-key", "identity", "index", "module", "permission", "principal",
        "role-member", "schema", "setting", "synonym", "table", "trigger", "type",
    ];

    private static readonly string[] KindsSince2012 = ["sequence"];

    /// <summary>Reads every object.</summary>
    /// <param name="session">A session in the database.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The objects.</returns>
    public static IReadOnlyList<SchemaObject> Read(ServerSession session, CancellationToken cancellation) =>
        (session.ServerVersion.Major >= 11 ? Kinds.Concat(KindsSince2012) : Kinds)
        .SelectMany(kind => Read(session, kind, cancellation)).ToArray();

    private static IEnumerable<SchemaObject> Read(ServerSession session, string kind, CancellationToken cancellation)
    {
        var order = new List<string>();
        var definitions = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        var counters = new Dictionary<string, SchemaCounter>(StringComparer.Ordinal);
        foreach (var (names, definition) in session.Query(Statement.Text("Schema/" + kind), Describe, cancellation))
        {
            var name = SqlName.Join(names);
            if (kind is "identity" or "sequence")
            {
                counters[name] = CounterReader.Read(session, names, definition, cancellation);
            }

            if (!definitions.TryGetValue(name, out var all))
            {
                order.Add(name);
                definitions.Add(name, all = new StringBuilder());
            }

            all.Append(definition);
        }

        return order.Select(name => new SchemaObject
        {
            Kind = kind, Name = name, Definition = definitions[name].ToString(), Counter = counters.TryGetValue(name, out var counter) ? counter : null,
        });
    }

    private static (IReadOnlyList<string> Names, string Definition) Describe(SqlDataReader row)
    {
        var names = new List<string>();
        var definition = new StringBuilder();
        for (var i = 0; i < row.FieldCount; i++)
        {
            var column = row.GetName(i);
            var value = row.IsDBNull(i) ? "" : Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture) ?? "";
            if (!column.StartsWith(NamePrefix, StringComparison.Ordinal))
            {
                definition.Append(column).Append(": ").Append(value).Append('\n');
            }
            else if (value.Length > 0)
            {
                names.Add(value);
            }
        }

        return (names, definition.ToString());
    }
}
