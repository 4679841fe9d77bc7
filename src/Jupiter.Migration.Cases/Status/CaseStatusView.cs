using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Calendars;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Forecasts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Status;

/// <summary>Shows where a case stands.</summary>
public static class CaseStatusView
{
    /// <summary>Shows it with all of its steps.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="checks">What was found when it was made.</param>
    /// <returns>The status.</returns>
    public static CaseStatus Of(MigrationCase migration, IReadOnlyList<CheckResult>? checks = null)
    {
        var view = new StepView(migration) { NamesCase = true };
        return Of(migration, checks ?? [], turns => turns.Steps.Select(view.Of).ToArray(), MachineConsent.Of(migration.Plan), FormerPlan.ChangesSince(migration));
    }

    /// <summary>Shows it as one among many, whose steps nobody reads.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>The status, without its steps.</returns>
    public static CaseStatus OverviewOf(MigrationCase migration) => Of(migration, [], _ => [], [], []);

    private static CaseStatus Of(
        MigrationCase migration, IReadOnlyList<CheckResult> checks, Func<StepTurns, IReadOnlyList<MigrationStep>> steps, IReadOnlyList<MachineConsent> consents, IReadOnlyList<PlanChange> changes)
    {
        var (plan, turns) = (migration.Plan, new StepTurns(migration));
        var (acceptance, next) = (AcceptanceStatus.Of(migration), migration.State.CalledOff is null ? turns.Next : null);
        var phase = PhaseOf(migration, acceptance, turns);
        var record = migration.State.Of(next?.Id ?? "");
        var unapproved = next is null || record.Trouble.Length > 0 || migration.State.Approvals.Count == 0 ? null : Unapproved(migration, next);
        var due = CaseDeadline.Of(migration, phase, acceptance);
        return new CaseStatus
        {
            Id = plan.Id,
            Venue = plan.Venue.Name,
            Databases = CaseDatabase.Of(plan).Select(database => database.Name).ToArray(),
            Kind = plan.Kind,
            Phase = phase,
            StartAt = plan.StartAt,
            NextStep = next?.Id ?? "",
            NextTitle = next is null ? "" : StepTexts.Title(next),
            Turn = next?.Owner,
            WaitsFor = phase == CasePhase.AwaitingAcceptance ? CasePerson.WhoAccept(plan)
                : next is null || !turns.IsDue(next) ? ""
                : StepTexts.WaitsFor(plan, next, migration.State.Of(next.Id)),
            Deadline = Typed(due?.Text ?? (phase == CasePhase.RolledBack ? RolledBackText(migration) : CallOffText(migration))),
            DueAt = due?.At.LocalDateTime,
            TurnBack = phase is CasePhase.Planned or CasePhase.Approved or CasePhase.Running or CasePhase.Failed ? TurnBack.Of(migration)?.ToString() ?? "" : "",
            Error = unapproved?.Message ?? record.Trouble,
            ErrorAt = record.Trouble.Length > 0 ? record.ErrorAt?.LocalDateTime : null,
            Remedy = Typed(record.Remedy.Length > 0 ? record.Remedy
                : unapproved is not null ? unapproved.Remedy
                : phase == CasePhase.Remarked ? SR.RemarkRemedy : ""),
            Case = migration.Layout.Root,
            Approval = ApprovalOf(migration),
            AcceptanceDeadline = acceptance.Deadline is { } deadline ? TimeZoneInfo.ConvertTime(deadline, VenueTime.ZoneOf(plan.Venue)) : null,
            RetentionEnd = migration.State.Rollback is null ? SwitchOff.EndOfWeek(migration) : null,
            ForecastEnd = next is null ? null : ForecastOf(migration, next),
            PlanSha256 = migration.PlanSha256,
            JournalLines = migration.State.Last?.Sequence ?? 0,
            ClockEvents = migration.State.ClockEvents,
            Remark = acceptance.Remark?.Remark ?? "",
            Checks = checks,
            Consents = consents,
            ChangesSinceApproval = changes,
            Steps = steps(turns),
        };

        string Typed(string text) => CaseInCommands.Named(text, migration.Layout.Root);
    }

    private static CasePhase PhaseOf(MigrationCase migration, AcceptanceStatus acceptance, StepTurns turns)
    {
        var state = migration.State;
        if (state.CalledOff is not null)
        {
            return CasePhase.CalledOff;
        }

        if (state.Rollback is not null)
        {
            return IsAllDone(turns) ? CasePhase.RolledBack : CasePhase.RollingBack;
        }

        return IsAllDone(turns) ? CasePhase.Closed
            : turns.Next is { } next && state.Of(next.Id).ErrorId.Length > 0 ? CasePhase.Failed
            : acceptance.IsBySilence ? CasePhase.AcceptedBySilence
            : acceptance.IsAccepted ? CasePhase.Accepted
            : acceptance.Deadline is not null ? CasePhase.AwaitingAcceptance
            : acceptance.Remark is not null ? CasePhase.Remarked
            : state.Of(StartOf(migration)).Attestations.Count > 0 ? CasePhase.Running
            : migration.Approval.Find(state) is not null ? CasePhase.Approved
            : CasePhase.Planned;
    }

    // Why an approval that was given counts no more. That it does not count yet, or that there is none, the phase and the deadline tell.
    private static MigrationException? Unapproved(MigrationCase migration, StepDefinition next)
    {
        var window = next.Window == StepWindow.None && !migration.State.Of("O7").HasBegun ? StepWindow.Approved : next.Window;
        return migration.Approval.Refusal(migration.State, window, migration.Now) is
        {
            ErrorId: nameof(SR.CasePlanChanged) or nameof(SR.ApprovalSignatureInvalid) or nameof(SR.ApprovalExpired) or nameof(SR.ApprovalSpent),
        } refusal ? refusal : null;
    }

    private static string CallOffText(MigrationCase migration) => migration.State.CalledOff is { } off
        ? SR.DeadlineCalledOff.With(off.By, CaseTime.Local(off.At, migration.Plan.Venue), off.Reason) : "";

    // What was sold meanwhile is nobody's step, and forgotten where nobody names it.
    private static string RolledBackText(MigrationCase migration) =>
        WrittenReportAcknowledgement.Listed(migration) is { IsEmpty: false } list ? SR.DeadlineRolledBackList.With(list.Code) : SR.DeadlineRolledBack;

    // Where the steps can't be read nothing is known to be done.
    private static bool IsAllDone(StepTurns turns) => turns.Steps.Any() && turns.Steps.All(turns.IsDone);

    private static string StartOf(MigrationCase migration) => migration.Plan.Kind == MigrationKind.ServerReplacement ? "R1" : "S1";

    private static string ApprovalOf(MigrationCase migration)
    {
        if (migration.Approval.Find(migration.State) is not { } approval)
        {
            return "";
        }

        var text = approval.IsSigned ? SR.ApprovedSigned : SR.ApprovedUnsigned;
        return text.With(
            approval.By, CaseTime.Local(approval.NotBefore, migration.Plan.Venue), CaseTime.Local(approval.NotAfter, migration.Plan.Venue), approval.Account);
    }

    private static DateTimeOffset? ForecastOf(MigrationCase migration, StepDefinition next)
    {
        var size = MeasuredWork.From(Of(StepAction.Backup))?.Length ?? DatabaseSize.From(Of(StepAction.CheckVenue))?.Bytes;
        return migration.State.Rollback is null && next.Id is not ("O7" or "R9") && size is { } bytes
            && NightForecast.EndOf(migration, next, migration.Now > migration.Plan.StartAt ? migration.Now : migration.Plan.StartAt, bytes) is { } end
            ? TimeZoneInfo.ConvertTime(end, VenueTime.ZoneOf(migration.Plan.Venue))
            : null;

        LineFacts Of(StepAction action) => migration.State.Of(migration.Procedure.Forward.Find(action)?.Id ?? "").Facts;
    }
}
