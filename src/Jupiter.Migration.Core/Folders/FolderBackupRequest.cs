namespace Jupiter.Migration.Folders;

/// <summary>What a copy of a folder is to be.</summary>
public sealed class FolderBackupRequest
{
    /// <summary>Full path of the folder to carry.</summary>
    public required string Source { get; init; }

    /// <summary>Full path of the folder in which the copy is made, under the source's name.</summary>
    public required string Destination { get; init; }

    /// <summary>Whether a copy that is complete is brought up to date, and one is made beside what lies there already.</summary>
    public bool Force { get; init; }

    /// <summary>Whether a complete copy is brought up to date, while what is no copy is still not written into.</summary>
    public bool IsUpdate { get; init; }

    /// <summary>How many bytes a second are read at most; null for no limit.</summary>
    public long? BytesPerSecondLimit { get; init; }

    /// <summary>Version of the module, for the list.</summary>
    public required string ModuleVersion { get; init; }
}
