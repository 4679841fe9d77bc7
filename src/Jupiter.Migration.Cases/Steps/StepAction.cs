namespace Jupiter.Migration.Cases.Steps;

/// <summary>What this module does in a step that it does itself.</summary>
public enum StepAction
{
    /// <summary>Nothing: people do the step and say so.</summary>
    None,

    /// <summary>Asks the database whether it is the venue's and the day is closed; asks whether the night is long enough (clause R2).</summary>
    CheckVenue,

    /// <summary>Takes a backup of the live database for a trial, and its copy (clauses P3, S1).</summary>
    TrialBackup,

    /// <summary>Restores that backup on the new server under another name, asks it what the POS terminals will ask, and removes it (clauses P4, S1).</summary>
    Trial,

    /// <summary>Asks whether the logins that the database needs are in a file off the old server (clauses R2, S2).</summary>
    CarryLogins,

    /// <summary>Asks whether the folders of the venue are in copies off the machine that is wiped, and nothing else of it is needed (clauses P2, S2).</summary>
    CarryFolders,

    /// <summary>Asks whether the folders that were copied before the wipe are back on the server (clause P2).</summary>
    ReturnFolders,

    /// <summary>Keeps writers out of the old database (clause R2).</summary>
    Lock,

    /// <summary>Takes the final backup and its copy (clause R2).</summary>
    Backup,

    /// <summary>Verifies the copy that is off the machine (clause R2).</summary>
    VerifyBackup,

    /// <summary>Keeps the old server from starting or waking by itself, where the customer consented (clauses R0, R9).</summary>
    Disarm,

    /// <summary>Proves that exactly the server that is restored to is on (clause R0).</summary>
    ProveSingleServer,

    /// <summary>Restores the backup (clauses R4a, S4b).</summary>
    Restore,

    /// <summary>Proves that all data arrived and the database is the venue's (clauses R4b, S4c).</summary>
    Compare,

    /// <summary>Checks the main POS terminal and the business day (clauses R6, S6).</summary>
    CheckMainPos,

    /// <summary>Checks every computer, one after the other (clauses R8, S8).</summary>
    CheckAllPos,

    /// <summary>Lists what was written on the new server since the restore, and keeps further writers out.</summary>
    AccountWrites,

    /// <summary>Proves that the new server is off (clause R0).</summary>
    ProveNewServerOff,

    /// <summary>Puts back what <see cref="Disarm"/> changed (clause R9).</summary>
    Enable,

    /// <summary>Lets writers into the old database again (clause R9).</summary>
    Unlock,

    /// <summary>Restores the backup once more; the database that was written to is kept aside.</summary>
    RestoreAgain,
}
