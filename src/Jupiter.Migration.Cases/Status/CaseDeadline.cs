using System;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Status;

/// <summary>What is due next in a case, and when (clauses O1, O7, R9).</summary>
/// <param name="At">When.</param>
/// <param name="Text">What, with its time in the venue's zone, in the user's language.</param>
internal sealed record CaseDeadline(DateTimeOffset At, string Text)
{
    /// <summary>
    /// The agreed start before the night. In the night the turn-back time; once that is decided, or there is no way back or it is being gone, the opening; the
    /// end of the approval where the opening is not known or the night is over. Then the last moment for remarks, then the end of the week.
    /// </summary>
    /// <param name="migration">The case.</param>
    /// <param name="phase">Where it stands.</param>
    /// <param name="acceptance">What the customer said.</param>
    /// <returns>The deadline; null where nothing is due any more.</returns>
    public static CaseDeadline? Of(MigrationCase migration, CasePhase phase, AcceptanceStatus acceptance)
    {
        string Local(DateTimeOffset at) => CaseTime.Local(at, migration.Plan.Venue);
        return phase switch
        {
            CasePhase.Planned or CasePhase.Approved => new CaseDeadline(migration.Plan.StartAt, SR.DeadlineStart.With(Local(migration.Plan.StartAt))),
            CasePhase.Running or CasePhase.Failed when TurnBack.Of(migration) is { } turn && migration.State.TurnBackDecidedFor != turn.Opening =>
                new CaseDeadline(turn.At, SR.DeadlineTurnBack.With(Local(turn.At))),
            CasePhase.Running or CasePhase.Failed or CasePhase.RollingBack when migration.State.Of("O7").DoneAt is null && TurnBack.OpeningAfter(migration) is { } opening =>
                new CaseDeadline(opening, SR.DeadlineOpening.With(Local(opening))),
            CasePhase.Running or CasePhase.Failed or CasePhase.RollingBack or CasePhase.Remarked when migration.Approval.Find(migration.State) is { NotAfter: var until } =>
                new CaseDeadline(until, SR.DeadlineWindow.With(Local(until))),
            CasePhase.AwaitingAcceptance when acceptance.Deadline is { } until => new CaseDeadline(until, SR.DeadlineAcceptance.With(Local(until))),
            CasePhase.Accepted or CasePhase.AcceptedBySilence when SwitchOff.EndOfWeek(migration) is { } until => new CaseDeadline(until, SR.DeadlineRetention.With(Local(until))),
            _ => null,
        };
    }
}
