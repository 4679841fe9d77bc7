using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

internal sealed partial class SqlSession
{
    private readonly HashSet<DatabaseModel> _written = [];
    private string? _transactionName;
    private readonly HashSet<DatabaseModel> _inTransaction = [];

    /// <summary>@@TRANCOUNT.</summary>
    public int TransactionCount { get; private set; }

    public long TransactionId { get; private set; }

    public DateTime TransactionBegin { get; private set; }

    /// <summary>Databases that the open transaction has touched.</summary>
    public IReadOnlyList<DatabaseModel> DatabasesOfTransaction
    {
        get
        {
            lock (_inTransaction)
            {
                return [.. _inTransaction];
            }
        }
    }

    public void Begin(IResultSink results, string? name)
    {
        if (TransactionCount++ == 0)
        {
            _transactionName = name;
            (TransactionId, TransactionBegin) = (Instance.NextTransaction(), DateTime.Now);
            results.TransactionChanged(8, (ulong)TransactionId);
        }
    }

    public void Commit(IResultSink results)
    {
        if (TransactionCount == 0)
        {
            throw new SqlException(3902, 16, "The COMMIT TRANSACTION request has no corresponding BEGIN TRANSACTION.");
        }

        if (--TransactionCount == 0)
        {
            if (_connection.IsInTransaction)
            {
                _connection.Script("COMMIT");
            }

            EndTransaction();
            results.TransactionChanged(9, (ulong)TransactionId);
        }
    }

    public void Rollback(IResultSink? results, string? name = null)
    {
        if (TransactionCount == 0)
        {
            throw new SqlException(3903, 16, "The ROLLBACK TRANSACTION request has no corresponding BEGIN TRANSACTION.");
        }

        if (name is not null && !name.Equals(_transactionName, StringComparison.Ordinal))
        {
            throw new SqlException(6401, 16, $"Cannot roll back {name}. No transaction or savepoint of that name was found.");
        }

        Undo();
        results?.TransactionChanged(10, (ulong)TransactionId);
    }

    /// <summary>Undoes whatever is open.</summary>
    public void Undo()
    {
        if (_isDisposed)
        {
            return;
        }

        var before = _connection.Cancellation;
        _connection.Cancellation = CancellationToken.None;
        if (_connection.IsInTransaction)
        {
            _connection.Script("ROLLBACK");
        }

        _connection.Cancellation = before;
        TransactionCount = 0;
        EndTransaction();
    }

    /// <summary>Locks what a statement reads and runs it.</summary>
    public void Read(Translation translation, Action work)
    {
        var forStatement = new List<DatabaseModel>();
        try
        {
            foreach (var (database, asked) in translation.Reads.OrderBy(pair => pair.Key.Id))
            {
                var mode = Stricter(database, asked);
                NoteTouched(database);
                if (mode == ReadMode.None)
                {
                    continue;
                }

                var had = Instance.Locks.Holds(this, database);
                Instance.Locks.Acquire(this, database, mode, _connection.Cancellation);
                if (!had && (TransactionCount == 0 || mode == ReadMode.Shared))
                {
                    forStatement.Add(database);
                }
            }

            work();
        }
        finally
        {
            foreach (var database in forStatement)
            {
                if (TransactionCount == 0)
                {
                    Instance.Locks.ReleaseAll(this);
                }
                else
                {
                    Instance.Locks.ReleaseShared(this, database);
                }
            }
        }
    }

    /// <summary>Locks a database for writing and changes it: wholly, or not at all.</summary>
    public void Write(DatabaseModel database, Action work)
    {
        if (database.IsReadOnly)
        {
            throw new SqlException(3906, 16, $"Failed to update database \"{database.Name}\" because the database is read-only.");
        }

        NoteTouched(database);
        Instance.Locks.Acquire(this, database, ReadMode.Exclusive, _connection.Cancellation);
        var isOwn = TransactionCount == 0;
        _written.Add(database);
        try
        {
            if (!_connection.IsInTransaction)
            {
                _connection.Script("BEGIN");
            }

            _connection.Script("SAVEPOINT statement");
            work();
            _connection.Script("RELEASE statement");
            if (isOwn)
            {
                _connection.Script("COMMIT");
            }
        }
        catch
        {
            UndoStatement(isOwn);
            throw;
        }
        finally
        {
            if (isOwn)
            {
                EndTransaction();
            }
        }
    }

    private void UndoStatement(bool isOwn)
    {
        var before = _connection.Cancellation;
        _connection.Cancellation = CancellationToken.None;
        _identities.Clear();
        foreach (var database in _written)
        {
            database.SchemaChanged();
        }

        if (_connection.IsInTransaction)
        {
            _connection.Script(isOwn ? "ROLLBACK" : "ROLLBACK TO statement; RELEASE statement");
        }
        else if (!isOwn)
        {
            // SQLite undoes all of a transaction in which a change is interrupted.
            TransactionCount = 0;
            EndTransaction();
        }

        _connection.Cancellation = before;
    }

    private ReadMode Stricter(DatabaseModel database, ReadMode asked) => asked switch
    {
        // What is read within a transaction that writes stays as it was read, so nobody else may change it.
        ReadMode.Shared when TransactionCount > 0 && (_connection.IsInTransaction || Settings.IsolationLevel is 3 or 4) => ReadMode.Held,
        ReadMode.Shared when Settings.IsolationLevel is 1 or 5 || (Settings.IsolationLevel == 2 && database.IsReadCommittedSnapshot) =>
            ReadMode.None,
        ReadMode.Held when TransactionCount == 0 => ReadMode.Shared,
        _ => asked,
    };

    private void NoteTouched(DatabaseModel database)
    {
        if (TransactionCount > 0)
        {
            lock (_inTransaction)
            {
                _inTransaction.Add(database);
            }
        }
    }

    private void EndTransaction()
    {
        foreach (var database in _written)
        {
            database.SchemaChanged();
        }

        _written.Clear();
        lock (_inTransaction)
        {
            _inTransaction.Clear();
        }

        Instance.Locks.ReleaseAll(this);
        Instance.Databases.Pulse();
    }
}
