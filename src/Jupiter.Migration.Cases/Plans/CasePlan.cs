using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Plans;

/// <summary>What <c>case.json</c> holds: the plan of one migration. An approval is bound to the SHA-256 of the file.</summary>
public sealed class CasePlan
{
    /// <summary>Name and version of the format.</summary>
    public const string CurrentSchema = "jupiter.case/1";

    /// <summary>The most minutes that a step of the way back, or the margin, may have: a week.</summary>
    public const int LongestWayBackMinutes = 7 * 24 * 60;

    /// <summary>Name and version of the format of this file.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Name of the case, unique.</summary>
    public required string Id { get; init; }

    /// <summary>Which procedure.</summary>
    [JsonConverter(typeof(EnumText<MigrationKind>))]
    public required MigrationKind Kind { get; init; }

    /// <summary>SHA-256 of the steps of the procedure and of the way back, so that an approval covers them.</summary>
    public required string ProcedureSha256 { get; init; }

    /// <summary>The steps, for whoever reads the case without the module that made it; null in plans of 0.1.0.</summary>
    public JsonElement? Steps { get; init; }

    /// <summary>The steps of the way back; null in plans of 0.1.0.</summary>
    public JsonElement? StepsBack { get; init; }

    /// <summary>The agreed start (clause O1), with the venue's offset.</summary>
    public required DateTimeOffset StartAt { get; init; }

    /// <summary>When the plan was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The specialist who executes; nobody approves his own work.</summary>
    public required string Specialist { get; init; }

    /// <summary>Name or address of the server that works in the venue.</summary>
    public required string OldServer { get; init; }

    /// <summary>Name or address of the server that replaces it; null where the operating system is reinstalled.</summary>
    public string? NewServer { get; init; }

    /// <summary>Whether the new server gets the old one's address once that is off: then they are told apart by their cards.</summary>
    public bool NewServerTakesAddress { get; init; }

    /// <summary>The computer on which the case is gone on with from R3a to the end, so that it sees who is switched on meanwhile; null where there is none.</summary>
    public string? WatchFrom { get; init; }

    /// <summary>True when the old server, once its backup is verified, no longer starts its services or wakes by itself; null where it stays as it is.</summary>
    public bool? Disarm { get; init; }

    /// <summary>Digest of the last four characters on the old server's case (<see cref="Presence.SerialNumber"/>); null where they are not known.</summary>
    public string? OldServerSerialSha256 { get; init; }

    /// <summary>Digest of the last four characters on the new server's case; null where they are not known.</summary>
    public string? NewServerSerialSha256 { get; init; }

    /// <summary>Database server on the old server.</summary>
    public required string OldServerInstance { get; init; }

    /// <summary>Database server on which is restored; the old one where the operating system is reinstalled.</summary>
    public required string NewServerInstance { get; init; }

    /// <summary>Database server of the trial where it is not the new one: another machine of the customer while an operating system is reinstalled.</summary>
    public string? TrialServerInstance { get; init; }

    /// <summary>Full path of the final backup.</summary>
    public required string BackupFile { get; init; }

    /// <summary>Folder of its copy, off the machine that is switched off or wiped.</summary>
    public required string CopyTo { get; init; }

    /// <summary>True when whoever may read their folders may read the backup and its copy; null when only their owner and administrators may.</summary>
    public bool? Shared { get; init; }

    /// <summary>TCP port that tells whether a server is on.</summary>
    public int PresencePort { get; init; } = 1433;

    /// <summary>Name of the POS terminal's program, with * and ?.</summary>
    public string ProgramName { get; init; } = "Jupiter*";

    /// <summary>Minutes kept besides the way back itself in the turn-back time (<see cref="Turns.TurnBack"/>); null in a plan of a module that knew none.</summary>
    public int? TurnBackMarginMinutes { get; init; }

    /// <summary>
    /// What steps of the way back took when this venue was led back before, in minutes by the ids of steps; the others take what the procedure
    /// allows them. Null where nothing was measured.
    /// </summary>
    public IReadOnlyDictionary<string, int>? WayBackMinutes { get; init; }

    /// <summary>What earlier work on this venue's data took, or null when nothing was measured yet.</summary>
    public MeasuredRates? Rates { get; init; }

    /// <summary>Version of the module that made the plan.</summary>
    public required string ModuleVersion { get; init; }

    /// <summary>The venue, as it was when the plan was made.</summary>
    public required Venue Venue { get; init; }
}
