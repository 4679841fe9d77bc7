namespace Jupiter.Migration.LabAsker;

/// <summary>What a computer of the lab can be told to do.</summary>
public enum LabWork
{
    /// <summary>Notes where a server stands, as R2 does.</summary>
    Look,

    /// <summary>Asks whether the old server was replaced, as R0 does.</summary>
    AskReplaced,

    /// <summary>Asks whether the new server is off, as the way back does.</summary>
    AskNewIsOff,

    /// <summary>Tries the database's port of the new server, as R0 does before the restore.</summary>
    TryPort,

    /// <summary>Sweeps a subnet, as <c>Test-JupiterPresence -Subnet</c> does.</summary>
    Sweep,
}
