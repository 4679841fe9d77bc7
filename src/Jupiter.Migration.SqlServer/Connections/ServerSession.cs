using System;
using System.Collections.Generic;
using System.Data;
using System.Security;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Errors;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Connections;

/// <summary>One session of this module on a server, unpooled, for one thread at a time. What fails in it has a name.</summary>
internal sealed class ServerSession : IDisposable
{
    private readonly SqlConnection _connection;
    private readonly ServerAddress _address;
    private string _subject;

    private ServerSession(SqlConnection connection, ServerAddress address)
    {
        _connection = connection;
        _address = address;
        _subject = address.Text;
    }

    /// <summary>The session's number on the server.</summary>
    public short Id { get; private set; }

    // A server that answers at all, but has much to do, gets more time than one that is not known to be there.
    private int CatalogTimeout => (int)Math.Ceiling(4 * _address.Access.ConnectionTimeout.TotalSeconds);

    /// <summary>Version of the server.</summary>
    public Version ServerVersion => Version.Parse(_connection.ServerVersion);

    /// <summary>Connects, in the database master.</summary>
    /// <param name="address">The server.</param>
    /// <param name="cancellation">Stops it before it begins; a connection that hangs ends by its time limit.</param>
    /// <returns>The session; the caller disposes of it.</returns>
    /// <exception cref="MigrationException">ServerNotReached, LoginFailed, TlsFailed and other causes.</exception>
    public static ServerSession Open(ServerAddress address, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var connection = new SqlConnection(ConnectionText.For(address), CredentialOf(address.Access));
        try
        {
            connection.Open();
            var session = new ServerSession(connection, address);
            var greeting = Statement.Text("Instance/session-settings") + "\n" + Statement.Text("Instance/session-id");
            session.Id = Convert.ToInt16(session.Scalar(greeting, cancellation), System.Globalization.CultureInfo.InvariantCulture);
            return session;
        }
        catch (SqlException e)
        {
            connection.Dispose();
            cancellation.ThrowIfCancellationRequested();
            throw ServerErrors.WhileConnecting(e, address);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Connects and goes to a database.</summary>
    /// <param name="address">The server.</param>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The session; the caller disposes of it.</returns>
    public static ServerSession OpenIn(ServerAddress address, string database, CancellationToken cancellation)
    {
        var session = Open(address, cancellation);
        try
        {
            // The one place of a single-user database is taken for a moment yet by the session that was closed last.
            Departure.Await(() => session.Use(database, cancellation));
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Goes to a database; errors from now on name it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops it.</param>
    public void Use(string database, CancellationToken cancellation)
    {
        _subject = database;
        Execute(Statement.Text("Databases/use", ("database", database)), cancellation);
    }

    /// <summary>Runs a statement that returns nothing of interest.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="cancellation">Stops it on the server.</param>
    /// <param name="parameters">Its parameters.</param>
    public void Execute(string text, CancellationToken cancellation, params SqlParameter[] parameters) =>
        Execute(text, CatalogTimeout, _subject, parameters, cancellation);

    /// <summary>Runs a statement about something else than what this session is in.</summary>
    /// <param name="subject">The database or login, for errors.</param>
    /// <param name="text">The statement.</param>
    /// <param name="cancellation">Stops it on the server.</param>
    /// <param name="parameters">Its parameters.</param>
    public void ExecuteOn(string subject, string text, CancellationToken cancellation, params SqlParameter[] parameters) =>
        Execute(text, CatalogTimeout, subject, parameters, cancellation);

    /// <summary>Runs a statement that may take as long as it takes.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="subject">What it works on, for errors.</param>
    /// <param name="cancellation">Stops it on the server.</param>
    /// <param name="parameters">Its parameters.</param>
    public void ExecuteLong(string text, string subject, CancellationToken cancellation, params SqlParameter[] parameters) =>
        Execute(text, 0, subject, parameters, cancellation);

    /// <summary>Runs a query and makes something of each row.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="text">The query.</param>
    /// <param name="read">Makes it.</param>
    /// <param name="cancellation">Stops it on the server.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <returns>What the rows became.</returns>
    public List<T> Query<T>(string text, Func<SqlDataReader, T> read, CancellationToken cancellation, params SqlParameter[] parameters) =>
        Query(text, CatalogTimeout, _subject, read, parameters, cancellation);

    /// <summary>Runs a query that may take as long as it takes.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="text">The query.</param>
    /// <param name="subject">What it works on, for errors.</param>
    /// <param name="read">Makes it.</param>
    /// <param name="cancellation">Stops it on the server.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <returns>What the rows became.</returns>
    public List<T> QueryLong<T>(
        string text, string subject, Func<SqlDataReader, T> read, CancellationToken cancellation, params SqlParameter[] parameters) =>
        Query(text, 0, subject, read, parameters, cancellation);

    /// <summary>Runs a query and gives the first value of its first row.</summary>
    /// <param name="text">The query.</param>
    /// <param name="cancellation">Stops it on the server.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <returns>The value, or null for NULL or no row.</returns>
    public object? Scalar(string text, CancellationToken cancellation, params SqlParameter[] parameters)
    {
        var rows = Query(text, row => row.IsDBNull(0) ? null : row.GetValue(0), cancellation, parameters);
        return rows.Count > 0 ? rows[0] : null;
    }

    /// <summary>Streams the rows of a query.</summary>
    /// <param name="text">The query.</param>
    /// <param name="behavior">How it is read.</param>
    /// <param name="consume">Takes the reader that stands before the first row.</param>
    /// <param name="cancellation">Stops it on the server.</param>
    /// <param name="parameters">Its parameters.</param>
    public void Read(
        string text, CommandBehavior behavior, Action<SqlDataReader> consume, CancellationToken cancellation, params SqlParameter[] parameters) =>
        Run(text, 0, _subject, parameters, command =>
        {
            using var reader = command.ExecuteReader(behavior);
            try
            {
                consume(reader);
            }
            catch
            {
                // What is left of the rows would be read to its end before the reader closes.
                command.Cancel();
                throw;
            }

            return true;
        }, cancellation);

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    /// <summary>The credential of an access as SqlClient takes it, or null for the Windows account of this process.</summary>
    /// <param name="access">The access.</param>
    /// <returns>The credential.</returns>
    internal static SqlCredential? CredentialOf(ServerAccess access)
    {
        if (access.Credential is not { } credential)
        {
            return null;
        }

        var password = credential.SecurePassword.Copy();
        password.MakeReadOnly();
        return new SqlCredential(credential.UserName, password);
    }

    private void End()
    {
        using var other = Open(_address, CancellationToken.None);
        other.Execute(
            Statement.Text("Instance/kill").Replace("32767", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)), CancellationToken.None);
    }

    private void Execute(string text, int timeout, string subject, SqlParameter[] parameters, CancellationToken cancellation) =>
        Run(text, timeout, subject, parameters, command => command.ExecuteNonQuery(), cancellation);

    private List<T> Query<T>(
        string text, int timeout, string subject, Func<SqlDataReader, T> read, SqlParameter[] parameters, CancellationToken cancellation) =>
        Run(text, timeout, subject, parameters, command =>
        {
            var rows = new List<T>();
            using var reader = command.ExecuteReader();
            do
            {
                while (reader.Read())
                {
                    rows.Add(read(reader));
                }
            }
            while (reader.NextResult());

            return rows;
        }, cancellation);

    private T Run<T>(
        string text, int timeout, string subject, SqlParameter[] parameters, Func<SqlCommand, T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var command = new SqlCommand(text, _connection) { CommandTimeout = timeout };
        command.Parameters.AddRange(parameters);
        try
        {
            using (new CommandStop(command, End, cancellation))
            {
                return work(command);
            }
        }
        catch (SqlException e)
        {
            cancellation.ThrowIfCancellationRequested();
            throw ServerErrors.WhileWorking(e, subject, _address);
        }
        catch (InvalidOperationException) when (cancellation.IsCancellationRequested)
        {
            // A cancel that meets the end of the command is an InvalidOperationException to SqlClient.
            throw new OperationCanceledException(cancellation);
        }
        catch (InvalidOperationException e) when (_connection.State != ConnectionState.Open)
        {
            // SqlClient says so when the connection was lost between two statements.
            throw MigrationException.Because(
                nameof(SR.ConnectionLost), subject, e, subject, e.Message, _address.Text);
        }
        finally
        {
            command.Parameters.Clear();
        }
    }
}
