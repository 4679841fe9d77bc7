using System.Net;
using Jupiter.Migration.Network.Segments;

namespace Jupiter.Migration.Presence.Computers;

/// <summary>What was seen of a computer of the venue.</summary>
public sealed class ComputerPresence
{
    /// <summary>The computer.</summary>
    public required AskedComputer Computer { get; init; }

    /// <summary>What it means.</summary>
    public required ComputerFinding Finding { get; init; }

    /// <summary>The address at which somebody answered; null when nobody did.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>The card that answered; null where it can't be seen from here.</summary>
    public HardwareAddress? HardwareAddress { get; init; }

    /// <summary>Whether a connection was accepted where the computer's Jupiter program listens.</summary>
    public bool AcceptsAtItsPort { get; init; }

    /// <summary>What answered, for people.</summary>
    public string Evidence { get; init; } = "";
}
