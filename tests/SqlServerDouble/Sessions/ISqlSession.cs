using System;
using System.Collections.Generic;
using System.Threading;

namespace Jupiter.Migration.SqlServerDouble.Sessions;

/// <summary>One logged-in connection, as the model of the instance sees it. Called by one thread at a time.</summary>
public interface ISqlSession : IDisposable
{
    /// <summary>The session's number (@@SPID).</summary>
    short Id { get; }

    /// <summary>
    /// Cancelled when the instance ends this session (KILL, WITH ROLLBACK IMMEDIATE): the connection is to be closed, also while nothing runs.
    /// </summary>
    CancellationToken Ended { get; }

    /// <summary>Runs a batch. Everything that goes wrong in it is told to the sink as messages; only a cancellation is thrown.</summary>
    /// <param name="text">The batch.</param>
    /// <param name="parameters">Its parameters; empty for a plain batch.</param>
    /// <param name="results">Takes the answer.</param>
    /// <param name="attention">Cancelled by an attention of the client or the end of its connection; the statement is undone and OperationCanceledException thrown.</param>
    void Execute(string text, IReadOnlyList<SqlParameterValue> parameters, IResultSink results, CancellationToken attention);

    /// <summary>Puts the session back into the state after login (sp_reset_connection).</summary>
    void Reset();
}
