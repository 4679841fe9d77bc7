using System;
using System.Globalization;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Errors;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Connections;

/// <summary>An unpooled connection to a server, from its login to its end, whoever works over it meanwhile.</summary>
internal sealed class ServerConnection(SqlConnection client, ServerAddress address, int trust) : IDisposable
{
    private readonly int _timeout = (int)Math.Ceiling(address.Access.ConnectionTimeout.TotalSeconds);
    private bool _isSpent;
    private volatile bool _isIn;

    /// <summary>The connection as SqlClient has it.</summary>
    public SqlConnection Client { get; } = client;

    /// <summary>How often connections of the operation had been lost before it was made.</summary>
    public int Trust { get; } = trust;

    /// <summary>Its number on the server.</summary>
    public short Id { get; private set; }

    /// <summary>Connects, in the database master.</summary>
    /// <param name="address">The server.</param>
    /// <param name="trust">How often connections of the operation have been lost.</param>
    /// <param name="cancellation">Stops it at once.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="MigrationException">ServerNotReached, LoginFailed, TlsFailed and other causes.</exception>
    public static ServerConnection Open(ServerAddress address, int trust, CancellationToken cancellation)
    {
        var connection = new ServerConnection(new SqlConnection(ConnectionText.For(address), ConnectionText.CredentialOf(address.Access)), address, trust);
        try
        {
            Opening.Run(connection.Client, connection.Enter, address, cancellation);
            return connection;
        }
        catch (SqlException e)
        {
            cancellation.ThrowIfCancellationRequested();
            throw connection._isIn
                ? ServerErrors.WhileWorking(e, address.Text, address)
                : Unreached.Explained(ServerErrors.WhileConnecting(e, address), address, cancellation);
        }
        catch (MigrationException e)
        {
            throw Unreached.Explained(e, address, cancellation);
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidCastException or FormatException)
        {
            throw MigrationException.Because(nameof(SR.EngineFailed), address.Text, e, address.Text, e.Message.TrimEnd('.'), address.Text);
        }
    }

    /// <summary>Keeps it from being lent again: who can tell what is still going on in it, or was left by what failed?</summary>
    public void Spend() => _isSpent = true;

    /// <summary>Sets again what was set in it, which also shows whether it still stands.</summary>
    /// <returns>Whether it does.</returns>
    public bool TryGreet() => Try(Greet);

    /// <summary>Lets go of what is held in it: a transaction, and the database that it is in.</summary>
    /// <returns>Whether it may be lent again.</returns>
    public bool TryLeave() => !_isSpent && Try(
        () => Run(Statement.Text("Locks/rollback") + "\n" + Statement.Text("Databases/use", ("database", "master"))));

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();

    private static bool Try(Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (Exception e) when (e is SqlException or InvalidOperationException)
        {
            return false;
        }
    }

    private void Enter()
    {
        _isIn = true;
        Greet();
    }

    private void Greet() => Id = Convert.ToInt16(
        Run(Statement.Text("Instance/session-settings") + "\n" + Statement.Text("Instance/session-id")), CultureInfo.InvariantCulture);

    private object? Run(string text)
    {
        using var command = new SqlCommand(text, Client) { CommandTimeout = _timeout };
        return command.ExecuteScalar();
    }
}
