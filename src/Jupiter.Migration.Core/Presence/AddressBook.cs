using System;
using System.Linq;
using System.Net;
using System.Net.NetworkInformation;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Network.Witnesses;
using Jupiter.Migration.Rehearsals;

namespace Jupiter.Migration.Presence;

/// <summary>Tells whose an address is. The answer decides what a probe of it can prove at all.</summary>
/// <param name="rehearsals">The rehearsals that are on.</param>
/// <param name="cards">The cards of this computer; null to read them anew each time.</param>
public sealed class AddressBook(RehearsalRegister rehearsals, OwnCards? cards = null)
{
    /// <summary>Whose an address is.</summary>
    /// <param name="host">The host that it was found for: a name of this computer is this computer, whatever it resolves to.</param>
    /// <param name="address">The address.</param>
    /// <returns>Whose it is.</returns>
    public AddressOwner OwnerOf(NetworkHost host, IPAddress address) =>
        IPAddress.IsLoopback(address)
            ? rehearsals.Knows(address) ? AddressOwner.RehearsedComputer
            : IsOwnName(host) ? AddressOwner.ThisComputer
            : AddressOwner.Nobody
        : OwnAddresses.Of(cards ?? OwnCards.Fresh).Have(address) ? AddressOwner.ThisComputer
        : AddressOwner.OtherMachine;

    private static bool IsOwnName(NetworkHost host)
    {
        var own = IPGlobalProperties.GetIPGlobalProperties();
        var text = host.Text.TrimEnd('.');
        return new[] { "localhost", Environment.MachineName, own.HostName, own.HostName + "." + own.DomainName }
            .Contains(text, StringComparer.OrdinalIgnoreCase);
    }
}
