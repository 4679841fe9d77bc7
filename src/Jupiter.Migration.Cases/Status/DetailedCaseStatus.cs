using System.Diagnostics.CodeAnalysis;

namespace Jupiter.Migration.Cases.Status;

/// <summary>Where a case stands, with everything that is known of it: a type of its own, so that it is shown in another way.</summary>
public sealed class DetailedCaseStatus : CaseStatus
{
    /// <summary>Takes a status over.</summary>
    /// <param name="status">The status.</param>
    [SetsRequiredMembers]
    public DetailedCaseStatus(CaseStatus status)
    {
        (Id, Venue, Kind, Phase, StartAt) = (status.Id, status.Venue, status.Kind, status.Phase, status.StartAt);
        (NextStep, NextTitle, Turn, WaitsFor, Deadline) = (status.NextStep, status.NextTitle, status.Turn, status.WaitsFor, status.Deadline);
        (Case, Approval, AcceptanceDeadline, RetentionEnd, ForecastEnd) =
            (status.Case, status.Approval, status.AcceptanceDeadline, status.RetentionEnd, status.ForecastEnd);
        (PlanSha256, JournalLines, ClockEvents, Remark, Checks, Steps) =
            (status.PlanSha256, status.JournalLines, status.ClockEvents, status.Remark, status.Checks, status.Steps);
    }
}
