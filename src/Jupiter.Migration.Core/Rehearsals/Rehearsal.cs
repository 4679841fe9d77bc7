using System.Collections.Generic;
using Jupiter.Migration.Lists;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Rehearsals;

/// <summary>A venue to rehearse with: two servers, POS terminals and a sample database, all on this computer.</summary>
public sealed class Rehearsal
{
    /// <summary>Full path of its folder.</summary>
    public required string Path { get; init; }

    /// <summary>Full path of <c>venue.json</c>.</summary>
    public required string Venue { get; init; }

    /// <summary>Full path of the profile of the sample database, for <c>New-JupiterVenue -ProductProfile</c>.</summary>
    public required string ProductProfile { get; init; }

    /// <summary>Name of the venue.</summary>
    public required string VenueName { get; init; }

    /// <summary>Name of the database.</summary>
    public required string Database { get; init; }

    /// <summary>Network address of the old server.</summary>
    public required string OldServer { get; init; }

    /// <summary>Network address of the new server.</summary>
    public required string NewServer { get; init; }

    /// <summary>Database server on the old server, for <c>-ServerInstance</c>.</summary>
    public required string OldServerInstance { get; init; }

    /// <summary>Database server on the new server, for <c>-ServerInstance</c>.</summary>
    public required string NewServerInstance { get; init; }

    /// <summary>Database server on which a trial is made: another machine than the one that is reinstalled.</summary>
    public string TrialServerInstance => NewServerInstance;

    /// <summary>Folder for backups.</summary>
    public required string BackupFolder { get; init; }

    /// <summary>Folder that stands for a second medium.</summary>
    public required string SecondMedium { get; init; }

    /// <summary>Full path of the inventory of the new server.</summary>
    public required string Inventory { get; init; }

    /// <summary>POS terminals and workstations.</summary>
    public required IReadOnlyList<VenueComputer> Computers { get; init => field = Listing.Of(value); }

    /// <summary>Name of Jupiter's manager in this venue, who agrees the start (clause O1).</summary>
    public required string AccountManager { get; init; }

    /// <summary>Name of the main POS terminal.</summary>
    public required string MainPos { get; init; }
}
