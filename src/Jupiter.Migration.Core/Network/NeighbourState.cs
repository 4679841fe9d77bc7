namespace Jupiter.Migration.Network;

/// <summary>What the system remembers of an address in its own segment.</summary>
internal enum NeighbourState
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>It was asked for and has not answered.</summary>
    Incomplete,

    /// <summary>It answered, now or some time ago.</summary>
    Complete,
}
