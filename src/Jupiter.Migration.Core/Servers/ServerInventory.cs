using System;
using System.Collections.Generic;
using Jupiter.Migration.Lists;
using Jupiter.Migration.Servers.Programs;
using Jupiter.Migration.Servers.Surroundings;

namespace Jupiter.Migration.Servers;

/// <summary>What a server is made of, as it was read on it: schemas/server-inventory.schema.json. What could not be read is null, or an empty list.</summary>
public sealed record ServerInventory
{
    /// <summary>Name and version of the format.</summary>
    public const string CurrentSchema = "jupiter.server-inventory/1";

    /// <summary>Name and version of the format of this file.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Name of the computer.</summary>
    public required string ComputerName { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>The memory modules that are plugged in; empty when the firmware does not tell.</summary>
    public required IReadOnlyList<MemoryModule> MemoryModules { get; init => field = value is null ? null! : Listing.Of(value); }

    /// <summary>The memory that the operating system sees: less than what is installed, since firmware and graphics reserve some.</summary>
    public long? VisibleMemoryBytes { get; init; }

    /// <summary>The processors, one a socket.</summary>
    public required IReadOnlyList<ServerProcessor> Processors { get; init => field = value is null ? null! : Listing.Of(value); }

    /// <summary>The disks.</summary>
    public required IReadOnlyList<ServerDisk> Disks { get; init => field = value is null ? null! : Listing.Of(value); }

    /// <summary>The operating system.</summary>
    public ServerOperatingSystem? OperatingSystem { get; init; }

    /// <summary>What tells the computer from every other.</summary>
    public MachineIdentity? Identity { get; init; }

    /// <summary>The names by which programs of this computer find a SQL Server; null where one kind of them was not read, as everywhere but on the computer itself.</summary>
    public IReadOnlyList<ClientSetting>? ClientSettings { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>What the computer is; null where it was not read.</summary>
    public ServerHardware? Hardware { get; init; }

    /// <summary>The volumes with letters; null where they were not read.</summary>
    public IReadOnlyList<ServerVolume>? Volumes { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>Its domain or workgroup; null where it was not read.</summary>
    public DomainMembership? Domain { get; init; }

    /// <summary>The network adapters; null where they were not read.</summary>
    public IReadOnlyList<NetworkAdapter>? NetworkAdapters { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>Its clock; null where it was not read.</summary>
    public ServerClock? Clock { get; init; }

    /// <summary>The page files; null where they were not read.</summary>
    public IReadOnlyList<PageFile>? PageFiles { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>The instances of SQL Server on it; null where they were not read.</summary>
    public IReadOnlyList<InstalledInstance>? SqlInstances { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>The printers; null where they were not read.</summary>
    public IReadOnlyList<ServerPrinter>? Printers { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>The serial ports and USB devices; null where they were not read.</summary>
    public IReadOnlyList<ServerDevice>? Devices { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>What of Windows may restart it in the night, or put it to sleep; null where it was not read.</summary>
    public ServerUpkeep? Upkeep { get; init; }

    /// <summary>Whether the firewall lets neighbours in to SQL Server and their echo requests; null where it was not read.</summary>
    public IReadOnlyList<FirewallDoor>? Doors { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>Who may work on it by remote desktop (clause H2); null where it was not read.</summary>
    public RemoteDesktopHost? RemoteDesktop { get; init; }

    /// <summary>Whether also accounts, addresses and what else is an attacker's map was read.</summary>
    public bool IsDetailed { get; init; }

    /// <summary>What could not be read, and why; null in the file of a version that did not say.</summary>
    public IReadOnlyList<UnreadPart>? Unread { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>Its database server, where one was read.</summary>
    public InstanceInventory? Instance { get; init; }

    /// <summary>Its programs, and what else a preparation asks of them (clauses P1b to P1f); null where they were not read.</summary>
    public ServerPrograms? Programs { get; init; }

    /// <inheritdoc/>
    public override string ToString() => ComputerName;
}
