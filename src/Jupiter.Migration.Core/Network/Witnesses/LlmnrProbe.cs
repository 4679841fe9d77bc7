using System.Net;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>Asks by link-local multicast name resolution (RFC 4795), which Windows answers since Vista unless a policy forbids it.</summary>
internal sealed class LlmnrProbe(int port = 5355)
    : MulticastWitness(new IPEndPoint(GroupV4, port), new IPEndPoint(GroupV6, port))
{
    private static readonly IPAddress GroupV4 = new([224, 0, 0, 252]);
    private static readonly IPAddress GroupV6 = IPAddress.Parse("ff02::1:3");

    /// <inheritdoc/>
    public override string Name => "Llmnr";

    /// <inheritdoc/>
    protected override int QuestionClass => NameMessage.Internet;

    /// <inheritdoc/>
    protected override bool MayBeUnnumbered => false;

    /// <inheritdoc/>
    protected override WireName? NameOf(string computer) => WireName.Of(computer);
}
