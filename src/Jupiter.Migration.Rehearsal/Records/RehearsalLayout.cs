using System.IO;

namespace Jupiter.Migration.Rehearsals.Records;

/// <summary>Where things stand in the folder of a rehearsal.</summary>
internal sealed class RehearsalLayout(string path)
{
    /// <summary>Name of the server that is replaced.</summary>
    public const string OldServerName = "OldServer";

    /// <summary>Name of the server that replaces it.</summary>
    public const string NewServerName = "NewServer";

    /// <summary>Full path of the folder.</summary>
    public string Root { get; } = Path.GetDirectoryName(Path.Combine(path, "rehearsal.json"))!;

    /// <summary>What says that the folder is a rehearsal, and which computers it has.</summary>
    public string Record => Path.Combine(Root, "rehearsal.json");

    /// <summary>The venue.</summary>
    public string Venue => Path.Combine(Root, "venue.json");

    /// <summary>What belongs to the sample database and not to the venue.</summary>
    public string Profile => Path.Combine(Root, "product-profile.json");

    /// <summary>Inventory of the new server.</summary>
    public string Inventory => Path.Combine(Root, "new-server.inventory.json");

    /// <summary>Disk of the old server.</summary>
    public string OldServer => Path.Combine(Root, "old-server");

    /// <summary>The folder of the Jupiter program, on the disk of the old server.</summary>
    public string Program => Path.Combine(OldServer, "Jupiter");

    /// <summary>The folders of the venue (clause P2).</summary>
    public string[] VenueFolders => [Path.Combine(Program, "Reports"), Path.Combine(Program, "Exchange")];

    /// <summary>Disk of the new server.</summary>
    public string NewServer => Path.Combine(Root, "new-server");

    /// <summary>
    /// The embedded database server of a computer. It follows from the folder and is written nowhere, so that a rehearsal that was copied or
    /// tampered with never reaches beyond its own folder.
    /// </summary>
    /// <param name="computer">Name of the computer.</param>
    /// <returns>The server, or null for a POS terminal.</returns>
    public string? EmbeddedInstanceOf(string computer) => computer switch
    {
        OldServerName => "embedded:" + OldServer,
        NewServerName => "embedded:" + NewServer,
        _ => null,
    };

    /// <summary>Where backups go.</summary>
    public string Backups => Path.Combine(Root, "backups");

    /// <summary>A folder that stands for a second medium.</summary>
    public string SecondMedium => Path.Combine(Root, "second-medium");

    /// <summary>Everything that making a rehearsal makes.</summary>
    public string[] Folders => [OldServer, NewServer, Backups, SecondMedium];

    /// <summary>The files besides.</summary>
    public string[] Files => [Venue, Profile, Inventory, Record];
}
