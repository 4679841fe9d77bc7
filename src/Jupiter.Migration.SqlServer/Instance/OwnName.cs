using System.Data;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Names;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Instance;

/// <summary>
/// The name of the local server in sys.servers, by "Rename a computer that hosts a stand-alone instance of SQL Server", "sp_dropserver" and
/// "sp_addserver" on Microsoft Learn: drop the old one, add the new one as local, restart the service. Not where the computer takes part in
/// replication, mirroring, a cluster or availability groups, nor while logins or linked servers rest on the old name.
/// </summary>
internal sealed class OwnName(ServerSession session, string server)
{
    /// <summary>Reads the names.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The names.</returns>
    public InstanceName Read(CancellationToken cancellation) => session.One(
        Statement.Text("Instance/own-name"),
        row =>
        {
            string Text(int column) => row.IsDBNull(column) ? "" : row.GetString(column);
            return new InstanceName
            {
                ServerInstance = server, ServerName = Text(0), RecordedName = Text(1),
                ExpectedName = Text(3).Length == 0 ? Text(2) : $"{Text(2)}\\{Text(3)}",
            };
        },
        cancellation);

    /// <summary>Records the machine's name.</summary>
    /// <param name="name">The names as they were read.</param>
    /// <returns>The names afterwards.</returns>
    /// <exception cref="MigrationException">InstanceNameInUse; InstanceNameHalfway: it stopped between the two, and the old name could not be put back.</exception>
    public InstanceName Take(InstanceName name)
    {
        var linked = session.Query(Statement.Text("Instance/linked-sources"), row => (Name: row.GetString(0), Source: row.GetString(1)), CancellationToken.None)
            .Where(one => OwnSource.Is(one.Source, name.RecordedName)).Select(one => "LINKED SERVER " + one.Name);
        string[] users =
        [
            .. session.Query(Statement.Text("Instance/name-users"), row => $"{row.GetString(0)} {row.GetString(1)}", CancellationToken.None, Name("@name", name.RecordedName)),
            .. linked,
        ];
        if (users.Length > 0)
        {
            throw MigrationException.Because(nameof(SR.InstanceNameInUse), server, name.RecordedName, string.Join("; ", users.Select(PrintableText.Of)));
        }

        // Neither runs in a transaction. What is interrupted between the two has no name recorded, and the next run adds it.
        try
        {
            if (name.RecordedName.Length > 0)
            {
                session.Execute(Statement.Text("Instance/drop-own-name"), CancellationToken.None, Name("@name", name.RecordedName));
            }

            Add(name.ExpectedName);
            return Read(CancellationToken.None) with { Undo = Undo(name) };
        }
        catch (MigrationException e) when (name.RecordedName.Length > 0)
        {
            if (Found(name, e) is { IsRecorded: true } taken)
            {
                return taken with { Undo = Undo(name) };
            }

            throw;
        }
    }

    // What failed may have been done all the same, where only its answer was lost.
    private InstanceName Found(InstanceName name, MigrationException first)
    {
        try
        {
            var found = Read(CancellationToken.None);
            if (found.RecordedName.Length == 0)
            {
                Add(name.RecordedName);
            }

            return found;
        }
        catch (MigrationException e)
        {
            throw MigrationException.Because(nameof(SR.InstanceNameHalfway), server, first, name.RecordedName, name.ExpectedName, first.Message, e.Message, Undo(name));
        }
    }

    private void Add(string name) => session.Execute(Statement.Text("Instance/add-own-name"), CancellationToken.None, Name("@name", name));

    private static string Undo(InstanceName name) => name.RecordedName.Length == 0 ? ""
        : $"EXEC sp_dropserver {SqlName.Literal(name.ExpectedName)}; EXEC sp_addserver {SqlName.Literal(name.RecordedName)}, 'local';";

    private static SqlParameter Name(string parameter, string name) => new(parameter, SqlDbType.NVarChar, 128) { Value = name };
}
