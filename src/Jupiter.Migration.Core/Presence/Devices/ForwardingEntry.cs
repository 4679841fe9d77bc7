using Jupiter.Migration.Network.Segments;

namespace Jupiter.Migration.Presence.Devices;

/// <summary>Behind which port a switch knows an address.</summary>
/// <param name="Card">The address.</param>
/// <param name="Port">The port of the bridge; 0 where it does not know (RFC 4188, dot1dTpFdbPort).</param>
/// <param name="Status">How it knows it (RFC 4188, dot1dTpFdbStatus). A switch that does not say knows it from a packet.</param>
internal sealed record ForwardingEntry(HardwareAddress Card, uint Port, long Status = ForwardingEntry.Learned)
{
    private const long Invalid = 2;
    private const long Learned = 3;
    private const long Self = 4;

    /// <summary>Whether something with this address sent something through the port, within the aging time.</summary>
    public bool IsLearned => Status == Learned;

    /// <summary>Whether the address is of a machine behind the port, and not the switch's own.</summary>
    public bool IsOfMachine => Status is not (Invalid or Self);
}
