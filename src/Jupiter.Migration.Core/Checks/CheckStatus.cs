namespace Jupiter.Migration.Checks;

/// <summary>What a check found. What it means for the night is told by <see cref="CheckResult.Blocks"/>, and by nothing else.</summary>
public enum CheckStatus
{
    /// <summary>Observed, and as expected.</summary>
    Pass,

    /// <summary>Observed, acceptable, worth a look.</summary>
    Warning,

    /// <summary>Observed, and not as expected.</summary>
    Fail,

    /// <summary>Could not be observed. Never counts as passed.</summary>
    Unknown,

    /// <summary>Not checked, and the reason is given.</summary>
    Skipped,
}
