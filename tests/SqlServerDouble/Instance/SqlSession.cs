using System;
using System.Collections.Generic;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Faults;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>A logged-in connection.</summary>
internal sealed partial class SqlSession : ISqlSession
{
    private readonly object _execution = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly LoginRequest _request;
    private bool _isDisposed;

    public SqlSession(SqlServerInstance instance, short id, ServerLogin login, LoginRequest request)
    {
        Instance = instance;
        (Id, OriginalLogin, _request) = (id, login, request);
        _database = instance.Databases.Get("master");
        _connection = new SqliteConnectionHandle();
        _connection.Script("PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 10000");
        var registry = new FunctionRegistry(_connection);
        ValueFunctions.AddTo(registry, () => Collation);
        ContextFunctions.AddTo(registry, this);
        instance.Databases.Join(this);
    }

    public SqlServerInstance Instance { get; }

    public short Id { get; }

    public string HostName => _request.HostName;

    public string ProgramName => _request.ProgramName;

    public int ProcessId => _request.ProcessId;

    public DateTime LoginTime { get; } = DateTime.Now;

    public DateTime LastRequestStart { get; private set; } = DateTime.Now;

    public DateTime LastRequestEnd { get; private set; } = DateTime.Now;

    public SessionSettings Settings { get; private set; } = new();

    /// <summary>The statement that runs, as dm_exec_requests shows it; null while none does.</summary>
    public string? Command { get; set; }

    public double PercentComplete { get; set; }

    public long LastRowCount { get; set; }

    public int LastError { get; set; }

    public long? LastIdentity { get; set; }

    public CancellationToken Ended => _ended.Token;

    public void Execute(string text, IReadOnlyList<SqlParameterValue> parameters, IResultSink results, CancellationToken attention)
    {
        lock (_execution)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(attention, _ended.Token);
            stop.Token.ThrowIfCancellationRequested();
            Instance.Statements.Add(new LoggedBatch(Id, Login.Name, text, [.. parameters]));
            (LastRequestStart, Command, PercentComplete) = (DateTime.Now, "SELECT", 0);
            try
            {
                Run(text, parameters, results, stop.Token);
            }
            catch (SessionDroppedException)
            {
                Undo();
                _ended.Cancel();
                throw new OperationCanceledException(_ended.Token);
            }
            catch (OperationCanceledException)
            {
                if (_ended.IsCancellationRequested || Settings.XactAbort)
                {
                    Undo();
                }

                throw;
            }
            finally
            {
                (LastRequestEnd, Command, PercentComplete) = (DateTime.Now, null, 0);
                EndOfBatch();
            }
        }
    }

    public void Reset()
    {
        lock (_execution)
        {
            if (_isDisposed)
            {
                return;
            }

            Undo();
            _impersonated.Clear();
            Settings = new SessionSettings();
            var name = _request.Database.Length > 0 ? _request.Database : Login.DefaultDatabase ?? "master";
            if (Instance.Databases.Find(name) is { } home && home != Database)
            {
                try
                {
                    Enter(home);
                }
                catch (SqlException)
                {
                    // The next batch of the client is told.
                    Enter(Instance.Databases.Get("master"));
                }
            }

            EndOfBatch();
        }
    }

    /// <summary>Ends the session, whatever it does; when this returns, its transaction is undone.</summary>
    public void Kill()
    {
        _ended.Cancel();
        if (Monitor.TryEnter(_execution, TimeSpan.FromSeconds(30)))
        {
            try
            {
                Close();
            }
            finally
            {
                Monitor.Exit(_execution);
            }
        }
    }

    public void Dispose() => Kill();

    private void Run(string text, IReadOnlyList<SqlParameterValue> parameters, IResultSink results, CancellationToken cancellation)
    {
        try
        {
            Instance.Faults.Strike(text, afterRunning: false, cancellation);
            var batch = new BatchRun(this, results, cancellation);
            batch.Run(Instance.Parse(text), parameters);
            Instance.Faults.Strike(text, afterRunning: true, cancellation);
        }
        catch (SqlException e)
        {
            foreach (var message in e.Messages)
            {
                results.Message(message);
            }
        }
    }

    private void Close()
    {
        if (_isDisposed)
        {
            return;
        }

        Undo();
        _isDisposed = true;
        foreach (var statement in _prepared.Values)
        {
            statement.Statement.Dispose();
        }

        _connection.Dispose();
        Instance.Databases.Leave(this);
    }
}
