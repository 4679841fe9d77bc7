using System.IO;

namespace Jupiter.Migration.Rehearsals;

/// <summary>Where things stand in the folder of a rehearsal.</summary>
internal sealed class RehearsalLayout
{
    /// <summary>Names the places; nothing is touched.</summary>
    /// <param name="path">Full path of the folder.</param>
    public RehearsalLayout(string path) => Root = path;

    /// <summary>Full path of the folder.</summary>
    public string Root { get; }

    /// <summary>What says that the folder is a rehearsal, and which computers it has.</summary>
    public string Record => Path.Combine(Root, "rehearsal.json");

    /// <summary>The venue.</summary>
    public string Venue => Path.Combine(Root, "venue.json");

    /// <summary>Inventory of the new server.</summary>
    public string Inventory => Path.Combine(Root, "new-server.inventory.json");

    /// <summary>Disk of the old server.</summary>
    public string OldServer => Path.Combine(Root, "old-server");

    /// <summary>Disk of the new server.</summary>
    public string NewServer => Path.Combine(Root, "new-server");

    /// <summary>Where backups go.</summary>
    public string Backups => Path.Combine(Root, "backups");

    /// <summary>A folder that stands for a second medium.</summary>
    public string SecondMedium => Path.Combine(Root, "second-medium");

    /// <summary>Everything that making a rehearsal makes.</summary>
    public string[] Folders => [OldServer, NewServer, Backups, SecondMedium];

    /// <summary>The files besides.</summary>
    public string[] Files => [Record, Venue, Inventory];
}
