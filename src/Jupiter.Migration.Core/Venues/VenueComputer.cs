namespace Jupiter.Migration.Venues;

/// <summary>A computer of a venue that runs Jupiter.</summary>
public sealed class VenueComputer
{
    /// <summary>The TCP port that is tried when none is named.</summary>
    public const int DefaultPort = 5655;

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its address, when the name is not to be resolved; null otherwise.</summary>
    public string? Address { get; init; }

    /// <summary>TCP port that answers while the computer is on; null for the default.</summary>
    public int? Port { get; init; }

    /// <summary>Whether it is the main POS terminal: the one with the fiscal registrar (clause R5).</summary>
    public bool IsMainPos { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
