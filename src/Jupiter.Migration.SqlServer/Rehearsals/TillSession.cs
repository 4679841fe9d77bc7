using System;
using Jupiter.Migration.Databases;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Errors;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Rehearsals;

/// <summary>The session of a POS terminal's program in a rehearsal: it is on the server under the POS terminal's own names.</summary>
internal sealed class TillSession : IDisposable
{
    private readonly SqlConnection _connection;

    /// <summary>Connects.</summary>
    /// <param name="address">The server.</param>
    /// <param name="database">The database.</param>
    /// <param name="client">The program.</param>
    public TillSession(ServerAddress address, string database, ConnectedClient client)
    {
        var access = client.LoginName.Length == 0
            ? address.Access
            : new ServerAccess
            {
                Credential = TillLogins.Of(address, client.LoginName),
                Encryption = address.Access.Encryption,
                TrustServerCertificate = address.Access.TrustServerCertificate,
                ConnectionTimeout = address.Access.ConnectionTimeout,
            };
        var builder = new SqlConnectionStringBuilder(ConnectionText.For(address.With(access)))
        {
            ApplicationName = client.ProgramName,
            WorkstationID = client.HostName,
        };
        _connection = new SqlConnection(builder.ConnectionString, ConnectionText.CredentialOf(access));
        try
        {
            _connection.Open();
            using var command = new SqlCommand(Statement.Text("Databases/use", ("database", database)), _connection);
            command.ExecuteNonQuery();
        }
        catch (SqlException e)
        {
            _connection.Dispose();
            throw ServerErrors.WhileConnecting(e, address);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();
}
