using System;
using System.Collections.Generic;
using System.Data;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Rehearsals;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Backups;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Names;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Rehearsals;

/// <summary>
/// Makes sample databases on a SQL Server that was given to a rehearsal and plays its POS terminals. It takes only a server without databases,
/// marks the ones that it makes, and removes none without the mark, which a restored copy carries as well.
/// </summary>
internal sealed class RehearsalServer(ServerAddress address) : IRehearsalServer
{
    private const int MostParameters = 2000;
    private const int MostRows = 500;

    private static readonly BackupSetFile[] NewFiles =
    [
        new() { LogicalName = "data", PhysicalName = "", Type = "D", SizeBytes = 0 },
        new() { LogicalName = "log", PhysicalName = "", Type = "L", SizeBytes = 0 },
    ];

    /// <inheritdoc/>
    public void Provision(string machineName)
    {
        using var sessions = Operation();
        using var session = sessions.Lend(CancellationToken.None);
        var databases = DatabaseRows.Read(session, CancellationToken.None);
        if (databases.Count > 0)
        {
            throw MigrationException.Because(
                nameof(SR.RehearsalInstanceNotEmpty),
                address.Text,
                address.Text,
                string.Join(", ", databases.Select(database => database.Name)));
        }
    }

    /// <summary>A SQL Server can't be switched on from here. The rehearsal's computer stands before it and lets nobody through while it is off.</summary>
    /// <returns>Nothing that would have to be switched off.</returns>
    public IDisposable SwitchOn()
    {
        using var sessions = Operation();
        using var session = sessions.Lend(CancellationToken.None);
        return new NothingToSwitchOff();
    }

    /// <inheritdoc/>
    public bool Exists(string database)
    {
        DatabaseName.Require(database);
        using var sessions = Operation();
        using var session = sessions.Lend(CancellationToken.None);
        return DatabaseRows.Find(session, database, CancellationToken.None) is not null;
    }

    /// <inheritdoc/>
    public void Create(string database)
    {
        DatabaseName.Require(database);
        using var sessions = Operation();
        using var session = sessions.Lend(CancellationToken.None);
        var places = TargetFiles.Place(NewFiles, database, ServerFacts.Read(session, address, CancellationToken.None).Facts);
        session.ExecuteOn(
            database,
            Statement.Text("Rehearsals/create-database", ("database", database), ("data_file", places[0].Path), ("log_file", places[1].Path)),
            CancellationToken.None);
        session.Use(database, CancellationToken.None);
        session.Execute(Statement.Text("Rehearsals/mark"), CancellationToken.None);
    }

    /// <inheritdoc/>
    public void CreateTable(string database, SampleTable table)
    {
        var columns = table.Columns.Select(column =>
            SqlName.Quote(column.Name) + " " + TypeName(column.Kind) + (column.IsKey ? " NOT NULL PRIMARY KEY" : ""));
        Execute(database, $"CREATE TABLE {SqlName.Quote(table.Name)} ({string.Join(", ", columns)});");
    }

    /// <inheritdoc/>
    public void Wipe()
    {
        string[] strange;
        using (var sessions = Operation())
        using (var session = sessions.Lend(CancellationToken.None))
        {
            var databases = DatabaseRows.Read(session, CancellationToken.None);
            strange = databases.Where(database => !Remove(sessions, database)).Select(database => database.Name).ToArray();
            TillLogins.Drop(session);
        }

        if (strange.Length > 0)
        {
            throw MigrationException.Because(nameof(SR.RehearsalInstanceNotMarked), address.Text, address.Text, string.Join(", ", strange));
        }
    }

    /// <inheritdoc/>
    public void Execute(string database, string statement)
    {
        DatabaseName.Require(database);
        using var sessions = Operation();
        using var session = sessions.LendIn(database, CancellationToken.None);
        session.Execute(statement, CancellationToken.None);
    }

    /// <inheritdoc/>
    public void Insert(string database, string table, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        using var sessions = Operation();
        using var session = sessions.LendIn(database, cancellation);
        var types = session.Query(
            Statement.Text("Rehearsals/column-types"),
            row => (SqlDbType)Enum.Parse(typeof(SqlDbType), row.GetString(0) == "sql_variant" ? "Variant" : row.GetString(0), ignoreCase: true),
            cancellation,
            new SqlParameter("@table", SqlDbType.NVarChar, 128) { Value = table });
        session.Execute(Statement.Text("Locks/begin"), cancellation);
        var waiting = new List<object?[]>();
        foreach (var row in rows)
        {
            waiting.Add(row);
            if (waiting.Count == MostRows || (waiting.Count + 1) * row.Length > MostParameters)
            {
                InsertRows(session, table, types, waiting, cancellation);
            }
        }

        InsertRows(session, table, types, waiting, cancellation);
        session.Execute(Statement.Text("Locks/commit"), cancellation);
    }

    /// <inheritdoc/>
    public IDisposable Connect(string database, ConnectedClient client) => new TillSession(address, database, client);

    private static void InsertRows(
        ServerSession session, string table, List<SqlDbType> types, List<object?[]> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var parameters = new List<SqlParameter>();
        var lines = rows.Select(row => "(" + string.Join(", ", row.Select((value, i) =>
        {
            var name = "@p" + parameters.Count.ToString(CultureInfo.InvariantCulture);
            parameters.Add(new SqlParameter(name, types[i]) { Value = value ?? DBNull.Value, Size = SizeOf(types[i]) });
            return name;
        })) + ")").ToArray();
        session.Execute($"INSERT INTO {SqlName.Quote(table)} VALUES {string.Join(", ", lines)};", cancellation, parameters.ToArray());
        rows.Clear();
    }

    private static int SizeOf(SqlDbType type) => type is SqlDbType.NVarChar or SqlDbType.VarBinary or SqlDbType.VarChar ? -1 : 0;

    private static bool Remove(ServerSessions sessions, DatabaseRow database)
    {
        if (database.State != DatabaseRow.Online)
        {
            return false;
        }

        using (var inside = sessions.LendIn(database.Name, CancellationToken.None))
        {
            if (inside.Scalar(Statement.Text("Rehearsals/read-mark"), CancellationToken.None) is null)
            {
                return false;
            }

            inside.Execute(Statement.Text("Locks/single-user", ("database", database.Name)), CancellationToken.None);
        }

        using var session = sessions.Lend(CancellationToken.None);
        LeavingSessions.Await(() => session.ExecuteOn(
            database.Name, Statement.Text("Databases/drop", ("database", database.Name)), CancellationToken.None));
        return true;
    }

    private static string TypeName(SampleColumnKind kind) => kind switch
    {
        SampleColumnKind.Integer => "bigint",
        SampleColumnKind.Real => "float",
        SampleColumnKind.Text => "nvarchar(max)",
        SampleColumnKind.Binary => "varbinary(max)",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private ServerSessions Operation() => new(address);

    private sealed class NothingToSwitchOff : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
