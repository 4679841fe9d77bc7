using System;
using System.Collections.Generic;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Lists;

namespace Jupiter.Migration.Cases.Status;

/// <summary>Where a case stands, for people.</summary>
public sealed class CaseStatus
{
    /// <summary>Name of the case.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the venue.</summary>
    public required string Venue { get; init; }

    /// <summary>The databases that it carries, the venue's own first.</summary>
    public required IReadOnlyList<string> Databases { get; init => field = Listing.Of(value); }

    /// <summary>Which procedure.</summary>
    public required MigrationKind Kind { get; init; }

    /// <summary>How far it is.</summary>
    public required CasePhase Phase { get; init; }

    /// <summary>The agreed start.</summary>
    public required DateTimeOffset StartAt { get; init; }

    /// <summary>Name of the next step; empty when there is none.</summary>
    public string NextStep { get; init; } = "";

    /// <summary>What the next step is.</summary>
    public string NextTitle { get; init; } = "";

    /// <summary>Whose turn it is; null when nobody's.</summary>
    public StepOwner? Turn { get; init; }

    /// <summary>Who has to act, with roles and phone numbers.</summary>
    public string WaitsFor { get; init; } = "";

    /// <summary>The next deadline that matters, in words; empty when there is none.</summary>
    public string Deadline { get; init; } = "";

    /// <summary>
    /// When that deadline is, by the clock of the computer that shows it, also where another computer was asked through PowerShell remoting, which carries
    /// no DateTimeOffset; null when there is none.
    /// </summary>
    public DateTime? DueAt { get; init; }

    /// <summary>Until when the venue can be led back and still open in time, and how that comes about; empty where there is no such time.</summary>
    public string TurnBack { get; init; } = "";

    /// <summary>What went wrong at the next step; empty when nothing did.</summary>
    public string Error { get; init; } = "";

    /// <summary>When that was seen, by the clock of the computer that shows it, as <see cref="DueAt"/>; null where nothing went wrong, or it is so now.</summary>
    public DateTime? ErrorAt { get; init; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>Full path of the case's folder.</summary>
    public required string Case { get; init; }

    /// <summary>Who approved the plan as it is now, and until when that holds; empty when nobody did.</summary>
    public string Approval { get; init; } = "";

    /// <summary>When the work counts as accepted; null before the completion notice.</summary>
    public DateTimeOffset? AcceptanceDeadline { get; init; }

    /// <summary>Until when the old server stays off and ready; null before the switch-off.</summary>
    public DateTimeOffset? RetentionEnd { get; init; }

    /// <summary>When the night will be over, by measured rates; null when nothing was measured.</summary>
    public DateTimeOffset? ForecastEnd { get; init; }

    /// <summary>SHA-256 of the plan.</summary>
    public required string PlanSha256 { get; init; }

    /// <summary>How many lines the journal has.</summary>
    public required long JournalLines { get; init; }

    /// <summary>What was noticed about the clock.</summary>
    public IReadOnlyList<string> ClockEvents { get; init => field = Listing.Of(value); } = new Listing<string>([]);

    /// <summary>What the customer remarked; empty when nothing.</summary>
    public string Remark { get; init; } = "";

    /// <summary>What New-JupiterMigration found: the lead time, and what was waived; empty afterwards.</summary>
    public IReadOnlyList<Checks.CheckResult> Checks { get; init => field = Listing.Of(value); } = new Listing<Checks.CheckResult>([]);

    /// <summary>What will be done to each machine, and who may agree to it (clauses O2, O5); none in an overview of many cases.</summary>
    public IReadOnlyList<MachineConsent> Consents { get; init => field = Listing.Of(value); } = new Listing<MachineConsent>([]);

    /// <summary>What is otherwise in the plan than when it was last approved; empty where it is that plan, or nobody approved one.</summary>
    public IReadOnlyList<PlanChange> ChangesSinceApproval { get; init => field = Listing.Of(value); } = new Listing<PlanChange>([]);

    /// <summary>Every step; none in an overview of many cases.</summary>
    public required IReadOnlyList<MigrationStep> Steps { get; init => field = Listing.Of(value); }

    /// <inheritdoc/>
    public override string ToString() => $"{Venue} {Phase}";
}
