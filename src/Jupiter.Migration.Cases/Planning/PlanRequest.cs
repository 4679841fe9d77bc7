using System;
using System.Collections.Generic;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Planning;

/// <summary>What a new case is to be.</summary>
public sealed record PlanRequest
{
    /// <summary>Full path of the case's folder, missing or empty.</summary>
    public required string Folder { get; init; }

    /// <summary>Which procedure.</summary>
    public required MigrationKind Kind { get; init; }

    /// <summary>The venue.</summary>
    public required Venue Venue { get; init; }

    /// <summary>Refuses a query that does more than read, as the engines of both servers do.</summary>
    public required Action<string> RequireReading { get; init; }

    /// <summary>What was read on computers of the venue: by a setting that leads to the old server, the computer is one that is set up by address.</summary>
    public IReadOnlyList<ServerInventory> ComputerInventories { get; init; } = [];

    /// <summary>The agreed start.</summary>
    public required DateTimeOffset StartAt { get; init; }

    /// <summary>Who executes; null for the venue's contact with that role.</summary>
    public string? Specialist { get; init; }

    /// <summary>Name or address of the old server.</summary>
    public required string OldServer { get; init; }

    /// <summary>Name or address of the new server; null where the operating system is reinstalled.</summary>
    public string? NewServer { get; init; }

    /// <summary>Whether the new server gets the old one's address once that is off.</summary>
    public bool NewServerTakesAddress { get; init; }

    /// <summary>The computer that watches from R3a to the end; null where none does.</summary>
    public string? WatchFrom { get; init; }

    /// <summary>Whether the old server no longer starts by itself what the venue works with, by the customer's consent.</summary>
    public bool Disarm { get; init; }

    /// <summary>Serial number on the old server's case; null where the tag is used alone.</summary>
    public string? OldServerSerialNumber { get; init; }

    /// <summary>Serial number on the new server's case; null where the tag is used alone.</summary>
    public string? NewServerSerialNumber { get; init; }

    /// <summary>Database server on the old server.</summary>
    public required ServerAddress OldServerInstance { get; init; }

    /// <summary>Database server that is restored to; null for the old one.</summary>
    public ServerAddress? NewServerInstance { get; init; }

    /// <summary>Database server of the trial where the operating system is reinstalled; null for the new one.</summary>
    public ServerAddress? TrialServerInstance { get; init; }

    /// <summary>Full path of the final backup.</summary>
    public required string BackupFile { get; init; }

    /// <summary>Folder of its copy.</summary>
    public required string CopyTo { get; init; }

    /// <summary>Whether the folders say who may read what the case writes, and not only its owner and administrators may.</summary>
    public bool Shared { get; init; }

    /// <summary>Folder of the production calendars.</summary>
    public required string Calendars { get; init; }

    /// <summary>What was measured before, or null.</summary>
    public MeasuredRates? Rates { get; init; }

    /// <summary>What the steps of the way back took when this venue was led back before, in minutes; null where it never was.</summary>
    public IReadOnlyDictionary<string, int>? WayBackMinutes { get; init; }

    /// <summary>TCP port that tells whether a server is on.</summary>
    public int PresencePort { get; init; } = 1433;

    /// <summary>Name of the POS terminal's program.</summary>
    public string ProgramName { get; init; } = "Jupiter*";

    /// <summary>The procedures, of which the newest counts; null for those of this module.</summary>
    public ShippedProcedures? Procedures { get; init; }

    /// <summary>Version of the module.</summary>
    public required string ModuleVersion { get; init; }
}
