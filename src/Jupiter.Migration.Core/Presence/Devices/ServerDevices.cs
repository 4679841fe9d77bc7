using System;
using System.Collections.Generic;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Presence.Devices;

/// <summary>The devices that a venue names.</summary>
public static class ServerDevices
{
    /// <summary>The devices of a venue, none of which is asked yet.</summary>
    /// <param name="venue">The venue.</param>
    /// <returns>The devices; what gives a server power first, since that says most.</returns>
    public static IReadOnlyList<IServerDevice> Of(Venue venue)
    {
        var devices = new List<IServerDevice>();
        if (venue.Hypervisor is { } hypervisor)
        {
            devices.Add(new Hypervisor(hypervisor.Address.Trim(), CimSource.OfThisComputer));
        }

        if (venue.NetworkSwitch is { } named)
        {
            var address = named.Address.Trim();
            devices.Add(new NetworkSwitch(address, new SnmpAgent(address, named.Port ?? SnmpAgent.UsualPort, named.Community.Value), RunClock.Current));
        }

        return devices;
    }
}
