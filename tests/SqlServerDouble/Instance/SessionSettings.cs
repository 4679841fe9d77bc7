namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>What SET sets.</summary>
internal sealed class SessionSettings
{
    /// <summary>Milliseconds; -1 to wait without end.</summary>
    public int LockTimeout { get; set; } = -1;

    public int DeadlockPriority { get; set; }

    public bool XactAbort { get; set; }

    public bool NoCount { get; set; }

    /// <summary>transaction_isolation_level of dm_exec_sessions: 1 read uncommitted, 2 read committed, 3 repeatable, 4 serializable, 5 snapshot.</summary>
    public int IsolationLevel { get; set; } = 2;
}
