using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Embedded.Content;
using Jupiter.Migration.Embedded.Power;
using Jupiter.Migration.Embedded.Sessions;
using Jupiter.Migration.Embedded.Sqlite;
using Jupiter.Migration.Files;
using Jupiter.Migration.Rehearsals;
using Microsoft.Data.Sqlite;

namespace Jupiter.Migration.Embedded.Rehearsals;

/// <summary>Makes embedded databases for rehearsals and plays their POS terminals.</summary>
internal sealed class RehearsalServer(string folder) : IRehearsalServer
{
    /// <inheritdoc/>
    public void Provision(string machineName)
    {
        Directory.CreateDirectory(folder);
        MachinePower.Provision(folder, machineName);
    }

    /// <inheritdoc/>
    public IDisposable SwitchOn() => MachinePower.SwitchOn(folder);

    /// <inheritdoc/>
    public bool Exists(string database) => File.Exists(DatabaseFile.PathFor(folder, database));

    /// <inheritdoc/>
    public void Create(string database)
    {
        Directory.CreateDirectory(folder);
        using var connection = Open(database, SqliteOpenMode.ReadWriteCreate);
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM";
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void CreateTable(string database, SampleTable table)
    {
        var columns = table.Columns.Select(column => SqlText.Name(column.Name) + " " + TypeName(column.Kind) + (column.IsKey ? " PRIMARY KEY" : ""));
        Execute(database, $"CREATE TABLE {SqlText.Name(table.Name)} ({string.Join(", ", columns)})");
    }

    /// <inheritdoc/>
    public void Wipe()
    {
        // A rehearsal that was half removed may have lost the folder already.
        foreach (var path in Directory.Exists(folder) ? SharedFolder.Files(folder) : [])
        {
            if (Path.GetFileName(path).Contains(DatabaseFile.Extension, SharedFolder.Names))
            {
                SharedFile.Delete(path);
            }
        }
    }

    /// <inheritdoc/>
    public void Execute(string database, string statement) => Run(database, connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    });

    /// <inheritdoc/>
    public void Insert(string database, string table, IEnumerable<object?[]> rows, CancellationToken cancellation) => Run(database, connection =>
    {
        using var transaction = connection.BeginTransaction();
        SqliteCommand? command = null;
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            command ??= Prepare(connection, transaction, table, row.Length);
            for (var i = 0; i < row.Length; i++)
            {
                command.Parameters[i].Value = row[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }

        command?.Dispose();
        transaction.Commit();
    });

    /// <inheritdoc/>
    public IDisposable Connect(string database, ConnectedClient client) =>
        new EmbeddedSessions(DatabaseFile.PathFor(folder, database)).Open(client);

    private static string TypeName(SampleColumnKind kind) => kind switch
    {
        SampleColumnKind.Integer => "INTEGER",
        SampleColumnKind.Real => "REAL",
        SampleColumnKind.Text => "TEXT",
        SampleColumnKind.Binary => "BLOB",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static SqliteCommand Prepare(SqliteConnection connection, SqliteTransaction transaction, string table, int columns)
    {
        var command = connection.CreateCommand();
        var names = Enumerable.Range(0, columns).Select(i => "@p" + i.ToString(CultureInfo.InvariantCulture)).ToArray();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO main.{SqlText.Name(table)} VALUES ({string.Join(", ", names)})";
        foreach (var name in names)
        {
            command.Parameters.Add(new SqliteParameter(name, null));
        }

        command.Prepare();
        return command;
    }

    private void Run(string database, Action<SqliteConnection> work)
    {
        try
        {
            using var connection = Open(database, SqliteOpenMode.ReadWrite);
            work(connection);
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Name(e.SqliteErrorCode, e.Message.TrimEnd('.'), DatabaseFile.PathFor(folder, database), e);
        }
    }

    private SqliteConnection Open(string database, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = DatabaseFile.PathFor(folder, database),
            Mode = mode,
            Pooling = false,
        }.ToString());
        connection.Open();
        return connection;
    }
}
