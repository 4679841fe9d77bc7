using System;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Servers;

namespace Jupiter.Migration.Rehearsals.Samples;

/// <summary>The inventory of the sample venue's new server, as somebody would have saved it there.</summary>
internal static class SampleInventory
{
    private const long Gibibyte = 1L << 30;

    /// <summary>Writes it.</summary>
    /// <param name="path">The file.</param>
    public static void Write(string path) => ServerInventoryFile.Write(path, new ServerInventory
    {
        ComputerName = SampleVenue.ServerName,
        ReadAt = RunClock.Now,
        MemoryModules = [new MemoryModule { CapacityBytes = 8 * Gibibyte }, new MemoryModule { CapacityBytes = 8 * Gibibyte }],
        VisibleMemoryBytes = 17_100_000_000,
        Processors = [new ServerProcessor { Name = "Intel(R) Core(TM) i5-12400", Cores = 6, LogicalProcessors = 12 }],
        Disks = [new ServerDisk { Model = "Samsung SSD 870 EVO 500GB", SizeBytes = 500_107_862_016, MediaType = DiskMediaType.Ssd, Bus = DiskBus.Sata }],
        OperatingSystem = new ServerOperatingSystem
        {
            Family = OperatingSystemFamily.Windows,
            Name = "Microsoft Windows Server 2022 Standard",
            Version = "10.0.20348",
            BuildNumber = 20348,
            ProductType = WindowsProductType.Server,
        },
    });
}
