namespace Jupiter.Migration.Folders;

/// <summary>What of a copy is put back, and where.</summary>
public sealed class FolderRestoreRequest
{
    /// <summary>Full path of the copy or of its list.</summary>
    public required string Path { get; init; }

    /// <summary>Full path of the folder that gets the content; need not exist.</summary>
    public required string Destination { get; init; }

    /// <summary>Whether another file of the same name is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Whether files and folders get the access rules of the list (Windows).</summary>
    public bool AccessRule { get; init; }
}
