namespace Jupiter.Migration.Rehearsals;

/// <summary>A computer of a rehearsal, as it was switched on or off.</summary>
public sealed class RehearsalComputer
{
    /// <summary>Its name: <c>OldServer</c>, <c>NewServer</c>, or that of a POS terminal.</summary>
    public required string Name { get; init; }

    /// <summary>Its loopback address.</summary>
    public required string Address { get; init; }

    /// <summary>TCP port that answers while it is on.</summary>
    public required int Port { get; init; }

    /// <summary>Whether it is on.</summary>
    public required bool IsOn { get; init; }

    /// <summary>Whether its program is connected to a database; always false for servers.</summary>
    public required bool IsConnected { get; init; }
}
