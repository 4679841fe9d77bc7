using System;
using System.Linq;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Programs;
using Jupiter.Migration.Servers.Programs.Reading;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Windows.Parts;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows;

/// <summary>Makes an inventory of what a computer with Windows told: the same, whoever asked it and however.</summary>
public static class WindowsInventory
{
    /// <summary>Makes it.</summary>
    /// <param name="record">What the computer told.</param>
    /// <returns>The inventory; what was not told is named in it.</returns>
    public static ServerInventory Of(WindowsRecord record)
    {
        var parts = new PartReading();
        var hardware = ComputerParts.Hardware(record, parts);
        var isVirtual = hardware is { Hypervisor: not (HypervisorKind.None or HypervisorKind.Unknown) };
        var system = SystemParts.Read(record, parts);
        var accounts = record.Accounts?.Select(account => new ServerAccount { IsLatin = account.IsLatin, IsAdministrator = account.IsAdministrator }).Take(InventoryLimits.MostParts).ToArray();
        if (accounts?.Any(account => account.IsAdministrator is null) == true)
        {
            parts.Miss("programs.administrators", AccountParts.Untold(record));
        }

        var instances = parts.Read("sqlInstances", () => InstanceParts.Read(record, parts));
        return new ServerInventory
        {
            ComputerName = Name(record),
            ReadAt = record.ReadAt,
            Hardware = hardware,
            MemoryModules = parts.Read("memoryModules", () => ComputerParts.Modules(record)) ?? [],
            VisibleMemoryBytes = parts.Read("visibleMemoryBytes", () => ComputerParts.VisibleMemory(record)),
            Processors = parts.Read("processors", () => ComputerParts.Processors(record)) ?? [],
            Disks = parts.Read("disks", () => DiskParts.Read(record, isVirtual, parts)) ?? [],
            Volumes = parts.Read("volumes", () => VolumeParts.Read(record, parts)),
            OperatingSystem = system,
            Identity = new MachineIdentity
            {
                SmbiosUuid = parts.Read("identity.smbiosUuid", () => SmbiosUuid.Of(record.Row("Win32_ComputerSystemProduct")?.Text("UUID"))),
                MachineGuid = parts.Read("identity.machineGuid", () => Guid(record.Registry)),
            },
            Domain = parts.Read("domain", () => ComputerParts.Domain(record)),
            NetworkAdapters = parts.Read("networkAdapters", () => NetworkParts.Read(record, parts)),
            Clock = ComputerParts.Clock(record, parts),
            PageFiles = parts.Read("pageFiles", () => ComputerParts.PageFiles(record)),
            SqlInstances = instances,
            Doors = parts.Read("doors", () => FirewallParts.Read(record.Registry, instances ?? [])),
            ClientSettings = parts.Read("clientSettings", () => new ClientSettings(record.Registry, record.Hosts).Read(system.Is64Bit ?? true)),
            Printers = parts.Read("printers", () => PrinterParts.Read(record)),
            Devices = parts.Read("devices", () => DeviceParts.Read(record)),
            Upkeep = UpkeepParts.Read(record, parts),
            RemoteDesktop = RemoteDesktopParts.Read(record, parts),
            IsDetailed = record.IsDetailed,
            Programs = new ProgramReading(record.Registry, parts.Miss).Read(
                ServiceParts.Find(record), accounts, accounts is null ? parts.Read("programs.administrators", () => AccountParts.Read(record)) : null, record.IsDetailed),
            Unread = parts.Unread,
        };
    }

    // Another computer may have been addressed in any way; its own name is what counts (P1a).
    private static string Name(WindowsRecord record)
    {
        try
        {
            return record.Row("Win32_ComputerSystem") is { } row && row.Text("Name") is { Length: > 0 } own ? Whole(own, row.Text("DNSHostName")) : Addressed(record);
        }
        catch (NoDeviceAnswerException)
        {
            return Addressed(record);
        }
    }

    // NetBIOS keeps fifteen letters ("Naming conventions in Active Directory for computers, domains, sites, and OUs" on Microsoft Learn).
    private static string Whole(string name, string host) => name.Length == 15 && host.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? host : name;

    private static string Addressed(WindowsRecord record) => PrintableText.Clean(record.ComputerName) is { Length: > 0 } name ? name : "?";

    private static string? Guid(IRegistry registry) => MachineGuid.Of(registry) is { } guid ? PrintableText.Clean(guid) : null;
}
