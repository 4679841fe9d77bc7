using System;
using System.Collections.Generic;
using System.Data;
using System.Data.SqlTypes;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Errors;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Connections;

/// <summary>A session that was lent for a piece of work, for one thread at a time. What fails in it has a name.</summary>
internal sealed class ServerSession : IDisposable
{
    private readonly ServerSessions _sessions;
    private readonly ServerConnection _connection;
    private readonly ServerAddress _address;
    private string _subject;
    private bool _isGivenBack;

    /// <summary>Lends a connection.</summary>
    /// <param name="sessions">Those that it belongs to.</param>
    /// <param name="connection">The connection, in the database master.</param>
    public ServerSession(ServerSessions sessions, ServerConnection connection)
    {
        _sessions = sessions;
        _connection = connection;
        _address = sessions.Address;
        _subject = _address.Text;
    }

    /// <summary>The session's number on the server.</summary>
    public short Id => _connection.Id;

    /// <summary>Version of the server.</summary>
    public Version ServerVersion => Version.Parse(_connection.Client.ServerVersion);

    // A server that answers at all, but has much to do, gets more time than one that is not known to be there.
    private int CatalogTimeout => (int)Math.Ceiling(4 * _address.Access.ConnectionTimeout.TotalSeconds);

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

    /// <summary>Runs a query that always has a row.</summary>
    /// <typeparam name="T">What the row becomes.</typeparam>
    /// <param name="text">The query.</param>
    /// <param name="read">Makes it.</param>
    /// <param name="cancellation">Stops it on the server.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <returns>What the row became.</returns>
    /// <exception cref="MigrationException">EngineFailed: there is none. What answers so may be no SQL Server.</exception>
    public T One<T>(string text, Func<SqlDataReader, T> read, CancellationToken cancellation, params SqlParameter[] parameters) =>
        Query(text, read, cancellation, parameters) is [var row, ..]
            ? row
            : throw MigrationException.Because(nameof(SR.EngineFailed), _subject, _subject, SR.NoAnswer + " (" + text + ")", _address.Text);

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
    /// <param name="subject">What is read, for errors; null for the database.</param>
    /// <param name="behavior">How it is read.</param>
    /// <param name="consume">Takes the reader that stands before the first row.</param>
    /// <param name="cancellation">Stops it on the server.</param>
    /// <param name="parameters">Its parameters.</param>
    public void Read(
        string text,
        string? subject,
        CommandBehavior behavior,
        Action<SqlDataReader> consume,
        CancellationToken cancellation,
        params SqlParameter[] parameters) =>
        Run(text, 0, subject ?? _subject, parameters, command =>
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

    /// <summary>Gives it back. What it held, on the server as well, is let go when this returns.</summary>
    public void Dispose()
    {
        if (!_isGivenBack)
        {
            _isGivenBack = true;
            _sessions.TakeBack(_connection);
        }
    }

    private void End()
    {
        using var other = _sessions.Lend(CancellationToken.None);
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
        using var command = new SqlCommand(text, _connection.Client) { CommandTimeout = timeout };
        command.Parameters.AddRange(parameters);
        var isWhole = false;
        try
        {
            T made;
            using (new CommandStop(command, End, cancellation))
            {
                made = work(command);
            }

            isWhole = !cancellation.IsCancellationRequested;
            return made;
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
        catch (InvalidOperationException e) when (_connection.Client.State != ConnectionState.Open)
        {
            // SqlClient says so when the connection was lost between two statements.
            throw MigrationException.Because(nameof(SR.ConnectionLost), subject, e, subject, e.Message, _address.Text);
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidCastException or SqlTypeException or ArgumentException or ArithmeticException)
        {
            // The server's answer is another than was asked for: a NULL, a type, a length. Only what asks is shown: what changes may hold a password.
            var asked = text.TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase) ? " (" + text.Trim() + ")" : "";
            throw MigrationException.Because(nameof(SR.EngineFailed), subject, e, subject, e.Message.TrimEnd('.') + asked, _address.Text);
        }
        finally
        {
            // A cancel that came late could still meet the command of whoever has the connection next.
            if (!isWhole)
            {
                _connection.Spend();
                if (_connection.Client.State != ConnectionState.Open)
                {
                    _sessions.Distrust();
                }
            }

            command.Parameters.Clear();
        }
    }
}
