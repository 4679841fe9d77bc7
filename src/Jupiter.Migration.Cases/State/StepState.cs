namespace Jupiter.Migration.Cases.State;

/// <summary>How far a step is.</summary>
public enum StepState
{
    /// <summary>Steps before it are not done.</summary>
    NotYet,

    /// <summary>It is its turn.</summary>
    Next,

    /// <summary>One of two parties has said that it is done.</summary>
    HalfAttested,

    /// <summary>It began and did not end: it was interrupted, or runs in another process now.</summary>
    Interrupted,

    /// <summary>The last attempt failed; it can be tried again.</summary>
    Failed,

    /// <summary>People said that it is done. The module did not see it.</summary>
    Attested,

    /// <summary>The module did it, or saw in an inventory that people did, and its checks passed.</summary>
    Proved,
}
