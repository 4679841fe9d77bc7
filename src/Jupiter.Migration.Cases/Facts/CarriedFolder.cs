using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>A folder of the old server that was copied for a case, or was looked for and not there (clauses P2, S2).</summary>
/// <param name="Folder">The folder, as the venue names it, or as it was given.</param>
/// <param name="Computer">The computer that looked.</param>
/// <param name="List">Path of the copy's list; null where the folder was not there.</param>
/// <param name="Sha256">SHA-256 of the list's lines before its last.</param>
internal sealed record CarriedFolder(string Folder, string Computer, string? List, string? Sha256) : LineFact
{
    private const string FolderKey = "folder";
    private const string ComputerKey = "folderComputer";
    private const string ListKey = "folderList";
    private const string Sha256Key = "folderListSha256";

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [(FolderKey, Folder), (ComputerKey, Computer), (ListKey, List), (Sha256Key, Sha256)];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The folder; null when the line tells of none.</returns>
    public static CarriedFolder? From(LineFacts line) => line.Has(FolderKey) && line.Has(ComputerKey)
        ? new(line.Text(FolderKey), line.Text(ComputerKey), line.Has(ListKey) ? line.Text(ListKey) : null, line.Has(Sha256Key) ? line.Text(Sha256Key) : null)
        : null;
}
