namespace Jupiter.Migration.Network.Segments;

/// <summary>What comes back when a network segment is asked who has an address.</summary>
public enum NeighbourOutcome
{
    /// <summary>It could not be asked, or the answer could not be told from a memory: no right, no route, no such call on this system, cut short.</summary>
    NotPossible,

    /// <summary>Somebody answered just now.</summary>
    Answered,

    /// <summary>The question went out, and nobody answered it in the time that the system takes.</summary>
    Unanswered,
}
