namespace Jupiter.Migration.Cases.Steps;

/// <summary>A time before which a step can't be completed.</summary>
public enum StepDue
{
    /// <summary>Any time.</summary>
    AnyTime,

    /// <summary>The work is accepted and a full week has passed since the switch-off (clauses O7, R9).</summary>
    AcceptedAndWeekPassed,
}
