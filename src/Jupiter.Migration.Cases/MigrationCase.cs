using System;
using System.Collections.Generic;
using Jupiter.Migration.Cases.Approvals;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Steps;

namespace Jupiter.Migration.Cases;

/// <summary>A case: its plan, and what its journal comes to. Opened by one process at a time, or looked at by anybody.</summary>
public sealed class MigrationCase : IDisposable
{
    private readonly JournalWriter? _journal;
    private readonly TimeProvider _clock;

    private MigrationCase(
        CaseLayout layout, CasePlan plan, string planSha256, TimeProvider clock, ShippedProcedures? procedures, CaseState state, JournalWriter? journal)
    {
        Layout = layout;
        _clock = clock;
        Plan = plan;
        PlanSha256 = planSha256;
        State = state;
        Procedure = (procedures ?? ShippedProcedures.All).For(plan);
        Approval = new ApprovalRule(plan, planSha256);
        _journal = journal;
    }

    /// <summary>Where it stands.</summary>
    public CaseLayout Layout { get; }

    /// <summary>The plan as it is now.</summary>
    public CasePlan Plan { get; }

    /// <summary>SHA-256 of the plan as it is now.</summary>
    public string PlanSha256 { get; }

    /// <summary>Whether the plan is approved, and for now.</summary>
    public ApprovalRule Approval { get; }

    /// <summary>What has happened.</summary>
    public CaseState State { get; }

    /// <summary>The journal.</summary>
    /// <exception cref="InvalidOperationException">The case is only looked at.</exception>
    public JournalWriter Journal => _journal ?? throw new InvalidOperationException("The case is only looked at.");

    /// <summary>
    /// The time of the case: the latest that any line of the journal bears, until the clock has passed it. A clock that was set back reopens no
    /// window and delays no deadline, whatever is written meanwhile.
    /// </summary>
    public DateTimeOffset Now => State.Latest is { } latest && latest > Shown ? latest : Shown;

    /// <summary>The time that the clock of this computer shows, whatever the lines bear.</summary>
    public DateTimeOffset Shown => _clock.GetUtcNow();

    /// <summary>The steps that it was planned with.</summary>
    public CaseProcedure Procedure { get; }

    /// <summary>The procedure that is followed now: the way back, once it was chosen.</summary>
    public Procedure Current => State.Rollback is null ? Procedure.Forward : Procedure.Back;

    /// <summary>Opens a case to go on with it.</summary>
    /// <param name="folder">Full path of its folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="procedures">The procedures that are known; by default those of this module.</param>
    /// <returns>The case; the caller disposes of it.</returns>
    /// <exception cref="Errors.MigrationException">CaseNotFound and its kin, CaseInUse, JournalBroken, what the file system says.</exception>
    public static MigrationCase Open(string folder, TimeProvider clock, ShippedProcedures? procedures = null)
    {
        var layout = new CaseLayout(folder);
        var plan = PlanFile.Read(layout, out var sha256);
        var state = new CaseState();
        return new MigrationCase(layout, plan, sha256, clock, procedures, state, JournalWriter.Open(layout.Root, clock, state.Apply));
    }

    /// <summary>Looks at a case, also while another process goes on with it.</summary>
    /// <param name="folder">Full path of its folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="procedures">The procedures that are known; by default those of this module.</param>
    /// <returns>The case as it is at this moment.</returns>
    /// <exception cref="Errors.MigrationException">CaseNotFound and its kin, JournalNotFound, JournalBroken.</exception>
    public static MigrationCase Look(string folder, TimeProvider clock, ShippedProcedures? procedures = null)
    {
        var layout = new CaseLayout(folder);
        var plan = PlanFile.Read(layout, out var sha256);
        var state = new CaseState();
        JournalReader.Read(layout.Root, state.Apply);
        return new MigrationCase(layout, plan, sha256, clock, procedures, state, null);
    }

    /// <summary>A case as some lines make it, wherever they come from.</summary>
    /// <param name="plan">Its plan.</param>
    /// <param name="planSha256">SHA-256 of the file of the plan.</param>
    /// <param name="state">What the lines come to.</param>
    /// <param name="clock">Tells the time.</param>
    /// <returns>The case, to be looked at.</returns>
    internal static MigrationCase Of(CasePlan plan, string planSha256, CaseState state, TimeProvider clock) =>
        new(new CaseLayout("."), plan, planSha256, clock, null, state, null);

    /// <summary>Writes what happened, durably, before it counts.</summary>
    /// <param name="step">The step; empty for the case as a whole.</param>
    /// <param name="event">What happened.</param>
    /// <param name="facts">What is worth knowing about it.</param>
    /// <param name="evidence">What proves it.</param>
    public void Record(string step, string @event, IReadOnlyList<LineFact>? facts = null, params EvidenceReference[] evidence) =>
        Journal.Append(step, @event, new LineFacts(facts ?? []).Texts, evidence);

    /// <inheritdoc/>
    public void Dispose() => _journal?.Dispose();
}
