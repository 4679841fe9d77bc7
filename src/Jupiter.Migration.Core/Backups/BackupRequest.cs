using Jupiter.Migration.Files;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Backups;

/// <summary>What is to be backed up, and where to.</summary>
public sealed class BackupRequest
{
    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>Full path of the backup.</summary>
    public required string BackupFile { get; init; }

    /// <summary>Full path of the manifest on this computer when the backup is the server's own path; null when it stands beside the backup.</summary>
    public string? ManifestFile { get; init; }

    /// <summary>Folder of a second copy on another medium, or null.</summary>
    public string? CopyTo { get; init; }

    /// <summary>Bytes that are to be written to the same places afterwards: no work is begun that can't end.</summary>
    public long RoomBeside { get; init; }

    /// <summary>Whether a backup that is there already may be replaced.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Who may read what is written.</summary>
    public FileRights Rights { get; init; } = FileRights.Owner;

    /// <summary>The venue whose identity is recorded, or null.</summary>
    public Venue? Venue { get; init; }

    /// <summary>Version of the module, for the manifest.</summary>
    public required string ModuleVersion { get; init; }
}
