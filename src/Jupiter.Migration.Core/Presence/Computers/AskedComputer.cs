using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;

namespace Jupiter.Migration.Presence.Computers;

/// <summary>A computer of the venue of which is asked whether it is on, and by what it is known again.</summary>
public sealed class AskedComputer
{
    /// <summary>Its name, as it calls itself on the network.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is looked for.</summary>
    public required NetworkHost Host { get; init; }

    /// <summary>The TCP port at which the Jupiter program answers.</summary>
    public required int Port { get; init; }

    /// <summary>The card by which it was seen while it was on; null when nobody noted one.</summary>
    public HardwareAddress? HardwareAddress { get; init; }
}
