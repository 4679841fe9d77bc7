using System;
using Jupiter.Migration.Databases;
using Jupiter.Migration.EngineContract;

namespace Jupiter.Migration.SqlServerContract;

/// <summary>A POS terminal's program: it connects again when its connection was cut.</summary>
internal sealed class ForeignConnection : IForeignConnection
{
    private readonly ServerAddress _address;
    private readonly string _database;
    private TestConnection? _connection;

    public ForeignConnection(ServerAddress address, string database)
    {
        _address = address;
        _database = database;
        _connection = new TestConnection(address, database);
    }

    public bool TryWrite(params string[] statements)
    {
        try
        {
            if (_connection is not { IsOpen: true })
            {
                _connection?.Dispose();
                _connection = null;
                _connection = new TestConnection(_address, _database);
            }

            _connection.Execute("SET XACT_ABORT ON; BEGIN TRANSACTION; " + string.Join("; ", statements) + "; COMMIT TRANSACTION;");
            return true;
        }
        catch (Exception e) when (e is SqlException or InvalidOperationException)
        {
            return false;
        }
    }

    public IDisposable BeginWrite(string statement)
    {
        _connection!.Execute("BEGIN TRANSACTION; " + statement + ";");
        return new OpenTransaction(_connection);
    }

    public void Dispose() => _connection?.Dispose();

    private sealed class OpenTransaction(TestConnection connection) : IDisposable
    {
        public void Dispose()
        {
            if (connection.IsOpen)
            {
                connection.Execute("IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;");
            }
        }
    }
}
