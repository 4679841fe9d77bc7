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
    private static readonly (InstanceItemKind Kind, string Statement)[] OfServer =
    [
        (InstanceItemKind.Configuration, "Surroundings/configurations"),
        (InstanceItemKind.Registry, "Surroundings/registry"),
        (InstanceItemKind.TraceFlag, "Surroundings/trace-flags"),
        (InstanceItemKind.MasterObject, "Surroundings/master-objects"),
        (InstanceItemKind.StartupProcedure, "Surroundings/startup-procedures"),
        (InstanceItemKind.Message, "Surroundings/messages"),
        (InstanceItemKind.LinkedServer, "Surroundings/linked-servers"),
        (InstanceItemKind.Job, "Surroundings/jobs"),
        (InstanceItemKind.ServerTrigger, "Surroundings/server-triggers"),
        (InstanceItemKind.Credential, "Surroundings/credentials"),
        (InstanceItemKind.MailProfile, "Surroundings/mail-profiles"),
        (InstanceItemKind.ServerPermission, "Surroundings/server-permissions"),
        (InstanceItemKind.Database, "Surroundings/databases"),
    ];

    /// <summary>Reads it all.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What there is, by kind.</returns>
    public IReadOnlyList<InstanceItem> Read(CancellationToken cancellation) =>
    [
        .. OfServer.SelectMany(part => Tolerant(part.Kind, "", () =>
        {
            using var session = sessions.Lend(cancellation);
            return session.Query(Statement.Text(part.Statement), row => Item(part.Kind, "", row), cancellation);
        })),
        .. databases.SelectMany(database => Tolerant(InstanceItemKind.Reference, database, () =>
        {
            using var session = sessions.LendIn(database, cancellation);
            return session.Query(Statement.Text("Surroundings/references"), row => Item(InstanceItemKind.Reference, database + ": ", row), cancellation);
        })),
    ];

    // 2008 R2 before SP1 lacks a view, Express has no jobs, an account may see this and not that.
    private static List<InstanceItem> Tolerant(InstanceItemKind kind, string subject, Func<List<InstanceItem>> read)
    {
        try
        {
            return read();
        }
        catch (MigrationException e) when (e.ErrorId is not (nameof(SR.ConnectionLost) or nameof(SR.ServerNotReached)))
        {
            return [new InstanceItem { Kind = kind, Name = subject, Value = e.Message, IsKnown = false }];
        }
    }

    private static InstanceItem Item(InstanceItemKind kind, string prefix, SqlDataReader row)
    {
        var texts = Enumerable.Range(0, row.FieldCount)
            .Select(i => row.IsDBNull(i) ? "" : PrintableText.Of(Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture))).ToArray();
        return new InstanceItem { Kind = kind, Name = prefix + texts[0], Value = string.Join(", ", texts.Skip(1).Where(text => text.Length > 0)), IsKnown = true };
    }
}
