using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Backups;

/// <summary>What is to be restored, and under which name.</summary>
internal sealed class RestoreRequest
{
    /// <summary>Full path of the backup.</summary>
    public required string BackupFile { get; init; }

    /// <summary>Name of the restored database; null for the name in the manifest.</summary>
    public string? Database { get; init; }

    /// <summary>Whether a database of that name is set aside under a dated name.</summary>
    public bool SetAsideExisting { get; init; }

    /// <summary>The venue whose database it must be, or null when that is not checked.</summary>
    public Venue? Venue { get; init; }
}
