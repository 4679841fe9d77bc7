using System;
using System.Collections.Generic;
using Jupiter.Migration.Cases.Plans;

namespace Jupiter.Migration.Cases.Reports;

/// <summary>
/// What there is to tell of a case, for people and programs: schemas/report.schema.json. Times have the venue's offset. Texts are in the language
/// of the session that made it, names of states and outcomes are not.
/// </summary>
public sealed record CaseReport
{
    /// <summary>Name and version of the format.</summary>
    public const string CurrentSchema = "jupiter.report/1";

    /// <summary>Name and version of the format of this file.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Version of the module that planned the case.</summary>
    public required string ModuleVersion { get; init; }

    /// <summary>Name of the case.</summary>
    public required string Case { get; init; }

    /// <summary>Which procedure: ServerReplacement, OsReinstall.</summary>
    public required string Kind { get; init; }

    /// <summary>How far it is, a name of <see cref="Status.CasePhase"/>.</summary>
    public required string Phase { get; init; }

    /// <summary>Name of the venue.</summary>
    public required string Venue { get; init; }

    /// <summary>The agreed start (clause O1).</summary>
    public required DateTimeOffset StartAt { get; init; }

    /// <summary>When the venue opens after the start; null where its hours are not known.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>The server that worked in the venue.</summary>
    public required string OldServer { get; init; }

    /// <summary>The one that replaces it; null where an operating system is reinstalled.</summary>
    public string? NewServer { get; init; }

    /// <summary>Whom to call, with phone numbers.</summary>
    public required IReadOnlyList<string> Callers { get; init; }

    /// <summary>The venue's computers that run Jupiter.</summary>
    public required IReadOnlyList<string> Computers { get; init; }

    /// <summary>Folders that are carried over (clause P2).</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    /// <summary>What will be done to each machine, and who may agree to it (clauses O2, O5).</summary>
    public required IReadOnlyList<MachineConsent> Consents { get; init; }

    /// <summary>What is otherwise in the plan than when it was last approved.</summary>
    public required IReadOnlyList<PlanChange> ChangesSinceApproval { get; init; }

    /// <summary>Who approved what, in order.</summary>
    public required IReadOnlyList<ReportedApproval> Approvals { get; init; }

    /// <summary>The checks that somebody waives.</summary>
    public IReadOnlyList<ReportedWaiver> Waivers { get; init; } = [];

    /// <summary>The trial; null where the case has none.</summary>
    public ReportedTrial? Trial { get; init; }

    /// <summary>Until when the customer may remark on the work (clause O7); null before the notice of completion.</summary>
    public DateTimeOffset? AcceptanceDeadline { get; init; }

    /// <summary>When the work was accepted; null while it is not.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Who accepted it; null for nobody, also where silence did.</summary>
    public string? AcceptedBy { get; init; }

    /// <summary>What the customer remarked; null for nothing that is open.</summary>
    public string? Remark { get; init; }

    /// <summary>Until when the old server stays off and ready (clause R9); null before it was switched off, and where the venue went back.</summary>
    public DateTimeOffset? RetentionEnd { get; init; }

    /// <summary>Why the venue went back; null where it did not.</summary>
    public string? WayBack { get; init; }

    /// <summary>The code of the list of what has to be entered again after the way back; null where nothing has.</summary>
    public string? WrittenList { get; init; }

    /// <summary>The steps, those of the way back after those that were left.</summary>
    public required IReadOnlyList<ReportedStep> Steps { get; init; }

    /// <summary>What the journal tells, in order.</summary>
    public required IReadOnlyList<ReportedEvent> Events { get; init; }

    /// <summary>The final backups.</summary>
    public required IReadOnlyList<ReportedBackup> Backups { get; init; }

    /// <summary>What an audit of journal and evidence found just now.</summary>
    public required IReadOnlyList<ReportedCheck> Audit { get; init; }

    /// <summary>SHA-256 of the plan.</summary>
    public required string PlanSha256 { get; init; }

    /// <summary>How many lines the journal has.</summary>
    public required long JournalLines { get; init; }
}
