using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Programs;
using Jupiter.Migration.Servers.Specification;

namespace Jupiter.Migration.Core.Tests.Servers;

/// <summary>A server that just passes as RemoteDesktop for ten sessions, to be made worse by tests.</summary>
internal static class SampleServer
{
    public const long Gibibyte = 1L << 30;

    public static ServerInventory With(
        IReadOnlyList<MemoryModule>? modules = null,
        long? visible = 16 * Gibibyte - 200_000_000,
        IReadOnlyList<ServerProcessor>? processors = null,
        IReadOnlyList<ServerDisk>? disks = null,
        ServerOperatingSystem? system = null,
        string name = "JUPITER",
        ServerPrograms? programs = null,
        IReadOnlyList<UnreadPart>? unread = null,
        RemoteDesktopHost? desktop = null,
        IReadOnlyList<ServerPrinter>? printers = null) => new()
        {
            ComputerName = name,
            ReadAt = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromHours(3)),
            MemoryModules = modules ?? Modules(8 * Gibibyte, 8 * Gibibyte),
            VisibleMemoryBytes = visible,
            Processors = processors ?? [Processor("Intel(R) Core(TM) i5-2400 CPU @ 3.10GHz", 4, 4)],
            Disks = disks ?? [Disk(240_057_409_536, DiskMediaType.Ssd, DiskBus.Sata)],
            OperatingSystem = system ?? Windows(20348, WindowsProductType.Server),
            Programs = programs,
            Unread = unread,
            RemoteDesktop = desktop,
            Printers = printers,
        };

    public static ServerInventory WithoutSystem() => new()
    {
        ComputerName = "JUPITER",
        ReadAt = DateTimeOffset.UnixEpoch,
        MemoryModules = [],
        Processors = [],
        Disks = [],
    };

    public static IReadOnlyList<MemoryModule> Modules(params long?[] capacities) =>
        [.. capacities.Select(capacity => new MemoryModule { CapacityBytes = capacity })];

    public static ServerProcessor Processor(string name, int? cores, int? logical = null) =>
        new() { Name = name, Cores = cores, LogicalProcessors = logical };

    public static ServerDisk Disk(long? size, DiskMediaType media, DiskBus bus = DiskBus.Unknown) =>
        new() { Model = "KINGSTON SA400S37240G", SizeBytes = size, MediaType = media, Bus = bus };

    public static ServerOperatingSystem Windows(int? build, WindowsProductType type) =>
        new() { Family = OperatingSystemFamily.Windows, Name = "Microsoft Windows", BuildNumber = build, ProductType = type };

    public static IReadOnlyList<CheckResult> Check(ServerInventory inventory, ServerRole role, int? sessions = null) =>
        new ServerSpecification(ServerSpecFile.BuiltIn, role, sessions).Check(inventory);

    public static CheckResult Check(ServerInventory inventory, string id, ServerRole role = ServerRole.DatabaseOnly, int? sessions = null) =>
        Check(inventory, role, sessions).Single(result => result.Id == id);
}
