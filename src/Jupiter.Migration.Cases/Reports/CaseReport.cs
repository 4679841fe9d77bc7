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

    /// <summary>Until when the customer may remark on the work (clause O7); null before the notice of completion.</summary>
    public DateTimeOffset? AcceptanceDeadline { get; init; }

    /// <summary>When the work was accepted; null while it is not.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Who accepted it; null for nobody, also where silence did.</summary>
    public string? AcceptedBy { get; init; }

    /// <summary>What the customer remarked; null for nothing that is open.</summary>
    public string? Remark { get; init; }

    /// <summary>Until when the old server stays off and ready (clause R9); null before it was switched off.</summary>
    public DateTimeOffset? RetentionEnd { get; init; }

    /// <summary>Why the venue went back; null where it did not.</summary>
    public string? WayBack { get; init; }

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

/// <summary>An approval (clauses O1 to O3).</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="NotBefore">Before this time nothing may begin.</param>
/// <param name="NotAfter">After this time nothing may go on.</param>
/// <param name="IsForTrial">Whether it is for the trial alone.</param>
/// <param name="IsSigned">Whether it bears a signature.</param>
/// <param name="Plan">SHA-256 of the plan that was approved.</param>
public sealed record ReportedApproval(
    string By, DateTimeOffset At, DateTimeOffset NotBefore, DateTimeOffset NotAfter, bool IsForTrial, bool IsSigned, string Plan);

/// <summary>A step.</summary>
public sealed record ReportedStep
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Clause of the memo.</summary>
    public required string Clause { get; init; }

    /// <summary>What it is.</summary>
    public required string Title { get; init; }

    /// <summary>Whose it is: Customer, Jupiter, Both.</summary>
    public required string Owner { get; init; }

    /// <summary>How far it is, a name of <see cref="Cases.State.StepState"/>.</summary>
    public required string State { get; init; }

    /// <summary>Whether it belongs to the night, rather than to what comes before or after.</summary>
    public required bool IsOfNight { get; init; }

    /// <summary>When it was done; null while it is not.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Whose word it is, with roles; none where the module did it.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>When it was to begin by what was measured before the night; null where nothing was.</summary>
    public DateTimeOffset? ForecastFrom { get; init; }

    /// <summary>When it was to be over.</summary>
    public DateTimeOffset? ForecastUntil { get; init; }
}

/// <summary>A thing that happened.</summary>
public sealed record ReportedEvent
{
    /// <summary>When it began; for what people did since when it was their turn; null where neither is known.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>When it ended, or was said.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The step; empty for the case.</summary>
    public required string Step { get; init; }

    /// <summary>How it ended.</summary>
    public required ReportOutcome Outcome { get; init; }

    /// <summary>Which attempt it was; 0 where it is none.</summary>
    public int Attempt { get; init; }

    /// <summary>Who said it; null for the module.</summary>
    public string? By { get; init; }

    /// <summary>Stable name of the cause of a failure; null for none.</summary>
    public string? ErrorId { get; init; }

    /// <summary>What was said or what went wrong.</summary>
    public string? Message { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Remedy { get; init; }

    /// <summary>The evidence, each file with its SHA-256.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];
}

/// <summary>A final backup (clauses R2, S2).</summary>
public sealed record ReportedBackup
{
    /// <summary>Name of the database.</summary>
    public required string Database { get; init; }

    /// <summary>Its file.</summary>
    public required string File { get; init; }

    /// <summary>Its copy.</summary>
    public required string Copy { get; init; }

    /// <summary>Its SHA-256.</summary>
    public required string Sha256 { get; init; }

    /// <summary>SHA-256 over all tables; null where its manifest is not here.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The tables; none where its manifest is not here.</summary>
    public IReadOnlyList<ReportedTable> Tables { get; init; } = [];
}

/// <summary>A table of a backup.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Fingerprint">The sum of the hashes of its rows.</param>
public sealed record ReportedTable(string Name, long Rows, string Fingerprint);

/// <summary>A check of the audit.</summary>
/// <param name="Id">Stable name of the check.</param>
/// <param name="Status">What came of it.</param>
/// <param name="Actual">What was found.</param>
/// <param name="Remedy">What to do; empty where nothing has to be done.</param>
public sealed record ReportedCheck(string Id, string Status, string Actual, string Remedy);
