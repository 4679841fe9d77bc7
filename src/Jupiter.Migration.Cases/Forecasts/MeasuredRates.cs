using System;
using System.Globalization;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Steps;

namespace Jupiter.Migration.Cases.Forecasts;

/// <summary>What the long steps took, in bytes a second, as it was measured on this venue's data or in a rehearsal.</summary>
public sealed class MeasuredRates
{
    /// <summary>Taking the backup, reading it back and copying it.</summary>
    public required double Backup { get; init; }

    /// <summary>Verifying the backup and its copy once more.</summary>
    public required double Verify { get; init; }

    /// <summary>Restoring it and proving the restored database; null where nothing was restored yet.</summary>
    public double? Restore { get; init; }

    /// <summary>What a journal tells of them.</summary>
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

    /// <summary>The rate of one step.</summary>
    /// <param name="record">What is known of it.</param>
    /// <returns>Bytes a second, or null when it was not measured.</returns>
    internal static double? RateOf(StepRecord record) => Number(record, "length") is { } length && Number(record, "seconds") is { } seconds and > 0
        ? length / Math.Max(seconds, 0.001)
        : null;

    private static double? Number(StepRecord record, string key) =>
        record.Data.TryGetValue(key, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;
}
