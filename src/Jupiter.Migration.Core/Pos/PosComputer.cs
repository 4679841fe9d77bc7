using Jupiter.Migration.Network;

namespace Jupiter.Migration.Pos;

/// <summary>A computer that is about to be checked; everything about it is validated.</summary>
internal sealed class PosComputer
{
    /// <summary>Its name, as its sessions bear it.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is reached: its address if the venue gave one, else its name.</summary>
    public required NetworkHost Host { get; init; }

    /// <summary>The TCP port that is tried.</summary>
    public required int Port { get; init; }

    /// <summary>Whether it is the main till.</summary>
    public required bool IsMain { get; init; }
}
