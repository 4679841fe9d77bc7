using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Surroundings;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Instance;

/// <summary>Reads what an instance has beside its databases. No secret is asked for: no provider string, no step of a job.</summary>
internal sealed class InstanceSurroundings(ServerSessions sessions, IEnumerable<string> databases)
{
    private const int MostOfKind = 1000;
    private const string BeforeNetwork = @"\MSSQLServer\";

    private static readonly Part[] OfServer =
    [
        new(InstanceItemKind.Configuration, "Surroundings/configurations"),
        new(InstanceItemKind.Registry, "Surroundings/registry", 2),
        new(InstanceItemKind.TraceFlag, "Surroundings/trace-flags"),
        new(InstanceItemKind.MasterObject, "Surroundings/master-objects"),
        new(InstanceItemKind.StartupProcedure, "Surroundings/startup-procedures"),
        new(InstanceItemKind.Message, "Surroundings/messages", 2),
        new(InstanceItemKind.LinkedServer, "Surroundings/linked-servers"),
        new(InstanceItemKind.Job, "Surroundings/jobs"),
        new(InstanceItemKind.ServerTrigger, "Surroundings/server-triggers"),
        new(InstanceItemKind.MailProfile, "Surroundings/mail-profiles"),
        new(InstanceItemKind.Database, "Surroundings/databases"),
        new(InstanceItemKind.DatabaseSize, "Surroundings/database-sizes"),
    ];

    private static readonly Part[] OfWhoMayWhat =
    [
        new(InstanceItemKind.Credential, "Surroundings/credentials"),
        new(InstanceItemKind.ServerPermission, "Surroundings/server-permissions", 3),
    ];

    private static readonly Part OfDatabase = new(InstanceItemKind.Reference, "Surroundings/references", 3);

    /// <summary>Reads it all.</summary>
    /// <param name="isDetailed">Whether also who may do what.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What there is, by kind.</returns>
    public IReadOnlyList<InstanceItem> Read(bool isDetailed, CancellationToken cancellation) =>
    [
        .. OfServer.Concat(isDetailed ? OfWhoMayWhat : []).SelectMany(part => Tolerant(part, "", () =>
        {
            using var session = sessions.Lend(cancellation);
            return session.Query(Statement.Text(part.Statement), row => Item(part, "", row), cancellation);
        })),
        .. databases.SelectMany(database => Tolerant(OfDatabase, database, () =>
        {
            using var session = sessions.LendIn(database, cancellation);
            return session.Query(Statement.Text(OfDatabase.Statement), row => Item(OfDatabase, database + ": ", row), cancellation);
        })),
    ];

    // 2008 R2 before SP1 lacks a view, Express has no jobs, an account may see this and not that.
    private static IEnumerable<InstanceItem> Tolerant(Part part, string subject, Func<List<InstanceItem>> read)
    {
        try
        {
            var items = read();
            return items.Count <= MostOfKind ? items : items.Take(MostOfKind).Append(Unknown(part, subject, SR.MoreThan.With(MostOfKind)));
        }
        catch (MigrationException e) when (e.ErrorId is not (nameof(SR.ConnectionLost) or nameof(SR.ServerNotReached)))
        {
            return [Unknown(part, subject, e.Message)];
        }
    }

    private static InstanceItem Unknown(Part part, string subject, string because) => new() { Kind = part.Kind, Name = subject, UnknownBecause = because };

    private static InstanceItem Item(Part part, string prefix, SqlDataReader row)
    {
        // Texts of the registry come with the zero that ends them there.
        var columns = Enumerable.Range(0, row.FieldCount)
            .Select(i => (Name: row.GetName(i), Value: row.IsDBNull(i) ? "" : Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture)!.TrimEnd('\0')))
            .ToArray();
        var name = part.Kind == InstanceItemKind.Registry ? Below(columns[0].Value) + "\\" + columns[1].Value
            : prefix + string.Join(" ", columns.Take(part.Keys).Select(column => column.Value).Where(value => value.Length > 0));
        return new InstanceItem
        {
            Kind = part.Kind,
            Name = name,
            Details =
            [
                .. columns.Skip(part.Kind == InstanceItemKind.Registry ? 2 : part.Keys == 1 ? 1 : 0).Where(column => column.Value.Length > 0)
                    .Select(column => new ItemDetail { Name = column.Name, Value = column.Value }),
            ],
        };
    }

    // What stands before it has the version and the name of the instance in it, which differ from server to server.
    private static string Below(string key) =>
        key.LastIndexOf(BeforeNetwork, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? key.Substring(at + BeforeNetwork.Length) : key;

    private sealed record Part(InstanceItemKind Kind, string Statement, int Keys = 1);
}
