namespace Jupiter.Migration.Cases.Status;

/// <summary>How far a case is.</summary>
public enum CasePhase
{
    /// <summary>It is planned, and nobody has approved the plan as it is now.</summary>
    Planned,

    /// <summary>It is approved, and the night has not begun.</summary>
    Approved,

    /// <summary>The night goes on.</summary>
    Running,

    /// <summary>The last attempt at a step failed.</summary>
    Failed,

    /// <summary>The work is finished, and the customer has until the deadline for a remark (clause O7).</summary>
    AwaitingAcceptance,

    /// <summary>The customer made a remark: what has to be checked again is to be done again.</summary>
    Remarked,

    /// <summary>The customer accepted the work.</summary>
    Accepted,

    /// <summary>No remark came in time, which counts as acceptance (clause O7).</summary>
    AcceptedBySilence,

    /// <summary>All is done, and what was kept for the way back may be given up (clause R9).</summary>
    Closed,

    /// <summary>The way back goes on.</summary>
    RollingBack,

    /// <summary>The venue works on the old data again.</summary>
    RolledBack,

    /// <summary>It was called off before it had changed anything.</summary>
    CalledOff,
}
