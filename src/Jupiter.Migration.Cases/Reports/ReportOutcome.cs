namespace Jupiter.Migration.Cases.Reports;

/// <summary>How a thing in a report ended.</summary>
public enum ReportOutcome
{
    /// <summary>The module did it, and it holds.</summary>
    Done,

    /// <summary>The module could not do it.</summary>
    Failed,

    /// <summary>It began, and no end of it is in the journal.</summary>
    Interrupted,

    /// <summary>A person said that it is done.</summary>
    Said,

    /// <summary>What was said, or was to be done, was refused.</summary>
    Refused,

    /// <summary>A word was taken back.</summary>
    Retracted,

    /// <summary>What had been proved was so no more.</summary>
    Gone,

    /// <summary>The plan was approved.</summary>
    Approved,

    /// <summary>The customer accepted the work.</summary>
    Accepted,

    /// <summary>The customer made a remark.</summary>
    Remarked,

    /// <summary>The customer decided to go on after the turn-back time.</summary>
    Decided,

    /// <summary>The way back began.</summary>
    WayBack,

    /// <summary>The work was called off.</summary>
    CalledOff,
}
