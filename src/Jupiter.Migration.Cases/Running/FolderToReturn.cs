namespace Jupiter.Migration.Cases.Running;

/// <summary>A folder that goes back to a server from the copy that a case recorded (clause P2).</summary>
/// <param name="Folder">The folder, as the venue names it: by default where it goes back to.</param>
/// <param name="List">Full path of the copy's list, where it lies now.</param>
/// <param name="Sha256">SHA-256 that the case recorded of the list's lines before its last.</param>
public sealed record FolderToReturn(string Folder, string List, string Sha256);
