using System.Collections.Generic;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Acceptance;

/// <summary>Whether what is needed to go back may be given up: the old server, or the copies of the old system (clause R9).</summary>
public static class RetentionCheck
{
    private static readonly CheckDefinition Accepted = CheckRegister.Find("Retention.Accepted");
    private static readonly CheckDefinition RolledBack = CheckRegister.Find("Retention.RolledBack");
    private static readonly CheckDefinition Week = CheckRegister.Find("Retention.Week");

    /// <summary>Checks a case at its time.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>Two results: accepted, and a full week since the switch-off; one when the venue went back.</returns>
    public static IReadOnlyList<CheckResult> Run(MigrationCase migration)
    {
        var venue = migration.Plan.Venue;
        if (migration.State.Rollback is not null)
        {
            return [RolledBack.Result(CheckStatus.Fail, venue.Name, SR.WorkAccepted, SR.WorkRolledBack)];
        }

        var status = AcceptanceStatus.Of(migration);
        var end = SwitchOff.EndOfWeek(migration);
        return
        [
            Accepted.Verdict(
                status.IsAccepted,
                venue.Name,
                SR.WorkAccepted,
                status.IsBySilence ? SR.AcceptedBySilenceAt.With(CaseTime.Local(status.AcceptedAt!.Value, venue))
                    : status.IsAccepted ? SR.AcceptedAt.With(CaseTime.Local(status.AcceptedAt!.Value, venue), status.By!.By)
                    : status.Deadline is { } deadline ? SR.AcceptanceRunsUntil.With(CaseTime.Local(deadline, venue))
                    : SR.NoCompletionNotice),
            Week.Verdict(
                end is { } due && migration.Now >= due,
                migration.Plan.Kind == MigrationKind.ServerReplacement ? migration.Plan.OldServer : migration.Plan.CopyTo,
                SR.FullWeekOff,
                end is not { } at ? SR.NotSwitchedOff
                    : migration.Now >= at ? SR.WeekOverSince.With(CaseTime.Local(at, venue))
                    : SR.WeekOverOn.With(CaseTime.Local(at, venue))),
        ];
    }
}
