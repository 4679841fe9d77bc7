using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Network.Witnesses;
using Jupiter.Migration.Servers.Surroundings;

namespace Jupiter.Migration.Servers.Local;

/// <summary>The computer that this runs on, read for the inventory of a database server that stands on it.</summary>
public static class LocalMachine
{
    /// <summary>Makes the inventory of a server.</summary>
    /// <param name="instance">Its database server.</param>
    /// <param name="host">The host of the address, or null where the engine works in this process.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The inventory: with the computer where it is this one, else of the database server alone.</returns>
    public static ServerInventory WithInstance(InstanceInventory instance, string? host, CancellationToken cancellation)
    {
        var isHere = string.Equals(instance.MachineName, Environment.MachineName, StringComparison.OrdinalIgnoreCase) && (host is null || IsOwn(host));
        var machine = isHere && LocalInventory.IsReadable ? LocalInventory.Reader(instance.IsDetailed).Read(cancellation) : new ServerInventory
        {
            ComputerName = isHere ? Environment.MachineName : instance.MachineName,
            ReadAt = RunClock.Now,
            MemoryModules = [],
            Processors = [],
            Disks = [],
            IsDetailed = instance.IsDetailed,
        };
        return machine with { Instance = instance };
    }

    // Both servers may bear one name (P1a), so that a name alone makes nobody this computer.
    private static bool IsOwn(string host)
    {
        try
        {
            var own = OwnAddresses.Now();
            return host is "." or "(local)" || Dns.GetHostAddresses(host).Any(address => IPAddress.IsLoopback(address) || own.Have(address));
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            return false;
        }
    }
}
