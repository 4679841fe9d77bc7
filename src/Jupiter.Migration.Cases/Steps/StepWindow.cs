namespace Jupiter.Migration.Cases.Steps;

/// <summary>What a step needs of the approval (clauses O1 to O3).</summary>
public enum StepWindow
{
    /// <summary>Nothing: it touches no computer that works in the venue.</summary>
    None,

    /// <summary>The plan is approved; its window need not have begun.</summary>
    Approved,

    /// <summary>The window of the approval is open now.</summary>
    Open,

    /// <summary>The window of an approval that was given for the trial alone is open now: it opens no night, and the night's opens no trial.</summary>
    Trial,
}
