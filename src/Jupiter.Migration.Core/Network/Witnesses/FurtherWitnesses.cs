using System.Collections.Generic;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>The witnesses of this room. None needs credentials, and each is a witness for Present only: its silence says nothing.</summary>
internal static class FurtherWitnesses
{
    /// <summary>Those that ask a planned address, beside <see cref="TdsPreloginProbe"/>, which stands in for <see cref="TcpProbe"/>.</summary>
    /// <returns>The probes.</returns>
    public static INetworkProbe[] OfAddress() => [new SqlBrowserProbe(), new NetBiosStatusProbe()];

    /// <summary>Those that ask a segment for a planned server's name.</summary>
    /// <returns>The witnesses.</returns>
    public static IReadOnlyList<INameWitness> OfName() => [new LlmnrProbe(), new MulticastDnsProbe(), new NetBiosNameProbe()];
}
