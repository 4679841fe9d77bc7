namespace Jupiter.Migration.Checks;

/// <summary>What a check is about. A cmdlet says by areas which checks it can write.</summary>
public enum CheckArea
{
    /// <summary>Planning a case: its start, its end.</summary>
    Planning,

    /// <summary>A backup, held against its manifest.</summary>
    Backup,

    /// <summary>Where a backup of a case goes.</summary>
    BackupPlace,

    /// <summary>Whether a server takes a backup, and what it made of it.</summary>
    Restore,

    /// <summary>A database, held against the fingerprint of its source.</summary>
    Comparison,

    /// <summary>The questions of a venue to its database.</summary>
    Venue,

    /// <summary>The computers of a venue, one by one.</summary>
    Pos,

    /// <summary>Whether at most one of two servers is on.</summary>
    Presence,

    /// <summary>What a case asks besides: its devices, the computers that have to be off, the one server that has to be on.</summary>
    CasePresence,

    /// <summary>Logins, one by one.</summary>
    Logins,

    /// <summary>The journal of a case and its evidence.</summary>
    Journal,

    /// <summary>What of the old server may be given up.</summary>
    Retention,

    /// <summary>The minimum requirements to a server.</summary>
    Specification,
}
