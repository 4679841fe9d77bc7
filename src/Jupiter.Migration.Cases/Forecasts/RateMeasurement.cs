using System;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Steps;

namespace Jupiter.Migration.Cases.Forecasts;

/// <summary>The rates of the long steps, read off the journal of a night.</summary>
public static class RateMeasurement
{
    /// <summary>What a journal tells of all of them.</summary>
    /// <param name="state">The state of a case.</param>
    /// <param name="procedure">Its steps.</param>
    /// <returns>The rates, or null when the case did not come as far as a verified backup.</returns>
    public static MeasuredRates? Of(CaseState state, Procedure procedure)
    {
        double? Rate(StepAction action) => RateOf(state.Of(procedure.Find(action)!.Id));

        return Rate(StepAction.Backup) is { } backup && Rate(StepAction.VerifyBackup) is { } verify
            ? new MeasuredRates { Backup = backup, Verify = verify, Restore = Rate(StepAction.Restore) }
            : null;
    }

    /// <summary>What the trial took: the same work on the same servers, days before.</summary>
    /// <param name="state">The state of a case.</param>
    /// <param name="procedure">Its steps.</param>
    /// <returns>The rates, or null when there was none.</returns>
    public static MeasuredRates? OfTrial(CaseState state, Procedure procedure)
    {
        LineFacts? Facts(StepAction action) => procedure.Find(action) is { } step ? state.Of(step.Id).Facts : null;

        return Facts(StepAction.TrialBackup) is { } taken && MeasuredWork.From(taken)?.Rate is { } backup
            ? new MeasuredRates { Backup = backup, Verify = TrialBackup.From(taken)?.VerifyRate ?? backup, Restore = MeasuredWork.From(Facts(StepAction.Trial) ?? new LineFacts())?.Rate }
            : null;
    }

    /// <summary>The rate of one step.</summary>
    /// <param name="record">What is known of it.</param>
    /// <returns>Bytes a second, or null when it was not measured.</returns>
    public static double? RateOf(StepRecord record) => MeasuredWork.From(record.Facts)?.Rate;
}
