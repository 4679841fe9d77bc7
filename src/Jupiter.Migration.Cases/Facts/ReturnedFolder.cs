using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>A folder that was put back from its copy for a case (clause P2).</summary>
/// <param name="Folder">The folder, as the venue names it, or as it was given when it was copied.</param>
/// <param name="Computer">The computer that put it back.</param>
/// <param name="Destination">Full path of where it was put.</param>
/// <param name="Sha256">SHA-256 of the lines of the copy's list before its last.</param>
internal sealed record ReturnedFolder(string Folder, string Computer, string Destination, string Sha256) : LineFact
{
    private const string FolderKey = "returnedFolder";
    private const string ComputerKey = "returnedBy";
    private const string DestinationKey = "returnedTo";
    private const string ServerKey = "returnedToServer";
    private const string Sha256Key = "returnedListSha256";
    private const string FilesKey = "returnedFiles";
    private const string FaultsKey = "returnedFaults";

    /// <summary>Whether the destination lies on the server, as the computer that wrote there knew.</summary>
    public bool IsOnServer { get; init; }

    /// <summary>How many files are there as the list has them, each read back.</summary>
    public long Files { get; init; }

    /// <summary>How many could not be put back.</summary>
    public long Faults { get; init; }

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts =>
    [
        (FolderKey, Folder), (ComputerKey, Computer), (DestinationKey, Destination), (ServerKey, Text(IsOnServer)), (Sha256Key, Sha256), (FilesKey, Text(Files)), (FaultsKey, Text(Faults)),
    ];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The folder; null when the line tells of none.</returns>
    public static ReturnedFolder? From(LineFacts line) => line.Has(FolderKey) && line.Has(ComputerKey) && line.Has(DestinationKey) && line.Has(Sha256Key)
        ? new(line.Text(FolderKey), line.Text(ComputerKey), line.Text(DestinationKey), line.Text(Sha256Key))
        {
            IsOnServer = line.Text(ServerKey) == Text(true),

            // What nobody can read counts as not put back.
            Files = line.Number(FilesKey) ?? 0,
            Faults = line.Number(FaultsKey) ?? 1,
        }
        : null;
}
