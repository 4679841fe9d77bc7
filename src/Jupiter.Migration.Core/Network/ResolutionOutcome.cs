namespace Jupiter.Migration.Network;

/// <summary>How the resolution of a host went.</summary>
public enum ResolutionOutcome
{
    /// <summary>An address was given; nothing had to be resolved.</summary>
    Given,

    /// <summary>The name has addresses, and all of them are known.</summary>
    Resolved,

    /// <summary>The name has more addresses than are asked, or some that no single computer can have.</summary>
    Incomplete,

    /// <summary>The name service says that there is no such name.</summary>
    NotFound,

    /// <summary>The name service did not answer.</summary>
    NoAnswer,
}
