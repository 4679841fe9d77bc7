namespace Jupiter.Migration.Checks;

/// <summary>What a check is about. A table of checks in the help has all of its areas.</summary>
public enum CheckArea
{
    /// <summary>The start of a case.</summary>
    Planning,
    /// <summary>What a case asks besides the work itself.</summary>
    Night,
    /// <summary>The minimum requirements to a server.</summary>
    Specification,
    /// <summary>Whether a server is prepared.</summary>
    Preparation,
    /// <summary>The installation of a database server.</summary>
    Installation,
    /// <summary>The questions of a venue to its database.</summary>
    Venue,
    /// <summary>A backup, held against its manifest.</summary>
    Backup,
    /// <summary>Whether at most one of two servers is on.</summary>
    Presence,
    /// <summary>Whether a server takes a backup.</summary>
    Restore,
    /// <summary>Whether a restored database is fit for work.</summary>
    RestoreFinish,
    /// <summary>A database, held against the fingerprint of its source.</summary>
    Comparison,
    /// <summary>Logins, one by one.</summary>
    Logins,
    /// <summary>The computers of a venue, one by one.</summary>
    Pos,
    /// <summary>The journal of a case and its evidence.</summary>
    Journal,
    /// <summary>What of the old server may be given up.</summary>
    Retention,
    /// <summary>The copy of a folder, held against its list.</summary>
    Folder,
}
