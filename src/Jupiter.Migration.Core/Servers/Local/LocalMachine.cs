using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Network.Witnesses;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Linux;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Surroundings;

namespace Jupiter.Migration.Servers.Local;

/// <summary>The computer that this runs on, read for the inventory of a database server that stands on it.</summary>
public static class LocalMachine
{
    // Who this computer is does not change while it runs; a thousand inventories ask.
    private static readonly Lazy<MachineIdentity> Known = new(Identity);

    /// <summary>Makes the inventory of a server.</summary>
    /// <param name="instance">Its database server.</param>
    /// <param name="host">The host of the address, or null where the engine works in this process.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The inventory: with the computer where it is this one, else of the database server alone.</returns>
    public static ServerInventory WithInstance(InstanceInventory instance, string? host, CancellationToken cancellation)
    {
        var isHere = IsHere(instance.MachineName, host);
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

    /// <summary>What tells the computer of a database server from every other.</summary>
    /// <param name="machineName">The name of its machine, as the database server tells it.</param>
    /// <param name="host">The host of its address, or null where the engine works in this process.</param>
    /// <returns>The identity; null where that is not this computer.</returns>
    public static MachineIdentity? IdentityOf(string machineName, string? host) => IsHere(machineName, host) ? Identity() : null;

    /// <summary>Whether a database server stands on this computer. Both servers may bear one name (P1a), so that a name alone makes nobody this computer.</summary>
    /// <param name="machineName">The name of its machine, as the database server tells it.</param>
    /// <param name="host">The host of its address, or null where the engine works in this process.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsHere(string machineName, string? host) =>
        string.Equals(machineName, Environment.MachineName, StringComparison.OrdinalIgnoreCase) && (host is null || IsOwn(host));

    /// <summary>Whether an inventory is of this computer. Both servers may bear one name (P1a): where nothing else tells, nobody knows.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <returns>Whether it is; false where neither the firmware nor Windows tells who it is.</returns>
    public static bool IsOf(ServerInventory inventory)
    {
        var (here, there) = (Known.Value, inventory.Identity);
        (string? Here, string? There)[] marks = [(here.SmbiosUuid, there?.SmbiosUuid), (here.MachineGuid, there?.MachineGuid)];
        var told = marks.Where(mark => !string.IsNullOrEmpty(mark.Here) && !string.IsNullOrEmpty(mark.There)).ToArray();
        return told.Length > 0 && told.All(mark => string.Equals(mark.Here, mark.There, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What tells this computer from every other; without CIM, which may take seconds.</summary>
    /// <returns>The identity.</returns>
    public static MachineIdentity Identity() => RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? new MachineIdentity { SmbiosUuid = SmbiosUuid.Find(FirmwareTable.Smbios()), MachineGuid = MachineGuid.Of(new WindowsRegistry()) is { } guid ? PrintableText.Clean(guid) : null }
        : new MachineIdentity { SmbiosUuid = SmbiosUuid.Of(new SystemTree("/").Line("sys/class/dmi/id/product_uuid")) };

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
