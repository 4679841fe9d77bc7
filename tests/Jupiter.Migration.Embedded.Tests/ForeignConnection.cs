using System;
using Jupiter.Migration.EngineContract;
using Microsoft.Data.Sqlite;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>A POS terminal's program: SQLite without anything of ours.</summary>
public sealed class ForeignConnection : IForeignConnection
{
    private readonly SqliteConnection _connection;

    public ForeignConnection(string path)
    {
        _connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        _connection.Open();
    }

    public bool TryWrite(params string[] statements)
    {
        try
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var statement in statements)
            {
                using var command = _connection.CreateCommand();
                command.Transaction = transaction;
                command.CommandText = statement;
                command.ExecuteNonQuery();
            }

            transaction.Commit();
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    public IDisposable BeginWrite(string statement)
    {
        var transaction = _connection.BeginTransaction();
        using var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = statement;
        command.ExecuteNonQuery();
        return transaction;
    }

    public void Dispose() => _connection.Dispose();
}
