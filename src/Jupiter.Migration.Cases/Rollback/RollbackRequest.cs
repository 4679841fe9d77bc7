namespace Jupiter.Migration.Cases.Rollback;

/// <summary>That the way back is to be gone, and why.</summary>
public sealed class RollbackRequest
{
    /// <summary>Who decided it.</summary>
    public required string By { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether the new server can't be read any more, so that nobody will know what was written there.</summary>
    public bool NewServerIsLost { get; init; }
}
