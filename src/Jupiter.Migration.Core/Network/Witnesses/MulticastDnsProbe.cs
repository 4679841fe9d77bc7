using System.Net;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>
/// Asks by multicast DNS (RFC 6762), which Windows answers since 10 and Linux by Avahi. A one-shot question from a port of its own (5.1) is
/// answered to that port alone (6.7), so that nothing listens here that others could talk to.
/// </summary>
internal sealed class MulticastDnsProbe(int port = 5353)
    : MulticastWitness(new IPEndPoint(GroupV4, port), new IPEndPoint(GroupV6, port))
{
    private const string Domain = "local";

    // "Answer to me alone" (RFC 6762 5.4), for those who look at it and not at the port.
    private const int UnicastBit = 0x8000;
    private static readonly IPAddress GroupV4 = new([224, 0, 0, 251]);
    private static readonly IPAddress GroupV6 = IPAddress.Parse("ff02::fb");

    /// <inheritdoc/>
    public override string Name => "MulticastDns";

    /// <inheritdoc/>
    protected override int QuestionClass => NameMessage.Internet | UnicastBit;

    /// <summary>Whoever looks at the bit and not at the port answers as to a group, without a number (RFC 6762 18.1).</summary>
    protected override bool MayBeUnnumbered => true;

    /// <inheritdoc/>
    protected override WireName? NameOf(string computer) => WireName.Of(computer, Domain);
}
