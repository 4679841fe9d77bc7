using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>An IPv4 subnet that somebody wants asked, of 1024 addresses at most: larger ones are never a venue's.</summary>
internal sealed class Subnet
{
    private const int Largest = 22;
    private const int Bits = 32;

    // From /31 on there is neither an address of the network nor one of the broadcast (RFC 3021).
    private const int LastWithBroadcast = 30;

    private readonly uint _first;
    private readonly uint _last;

    private Subnet(uint network, int prefix)
    {
        var size = (uint)(1UL << (Bits - prefix));
        var isPlain = prefix > LastWithBroadcast;
        _first = isPlain ? network : network + 1;
        _last = network + size - (isPlain ? 1u : 2u);
        Text = $"{Address(network)}/{prefix}";
    }

    /// <summary>The subnet as it is written: <c>192.168.1.0/24</c>.</summary>
    public string Text { get; }

    /// <summary>The addresses that computers can have in it.</summary>
    public IEnumerable<IPAddress> Addresses => Enumerable.Range(0, (int)(_last - _first) + 1).Select(i => Address(_first + (uint)i));

    /// <summary>Reads a subnet; any of its addresses stands for it.</summary>
    /// <param name="text">What was written.</param>
    /// <returns>The subnet.</returns>
    /// <exception cref="MigrationException">SubnetInvalid: it is none, or too large.</exception>
    public static Subnet Parse(string? text)
    {
        var parts = (text ?? "").Trim().Split('/');
        var isSubnet = IPAddress.TryParse(parts[0], out var address) && address.AddressFamily == AddressFamily.InterNetwork
            && address.ToString() == parts[0] && NetworkHost.CanBeOneComputer(address);
        return isSubnet && parts.Length == 2
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix is >= Largest and <= Bits
            ? new Subnet(Number(address!) & (uint)(ulong.MaxValue << (Bits - prefix)), prefix)
            : throw MigrationException.Because(nameof(SR.SubnetInvalid), text, PrintableText.Of(text));
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static uint Number(IPAddress address) => address.GetAddressBytes().Aggregate(0u, (sum, part) => (sum << 8) | part);

    private static IPAddress Address(uint number) => new([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
}
