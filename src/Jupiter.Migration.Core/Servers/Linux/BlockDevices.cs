using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Linux;

/// <summary>Reads the disks from /sys/block.</summary>
internal static class BlockDevices
{
    private const int SectorLength = 512;

    /// <summary>The disks of a machine.</summary>
    /// <param name="tree">The machine.</param>
    /// <param name="isVirtualMachine">Whether a hypervisor shows these disks: what they stand on is not seen from inside.</param>
    /// <returns>The disks; no partitions, no loop devices, no empty card slots.</returns>
    public static IReadOnlyList<ServerDisk> Read(SystemTree tree, bool isVirtualMachine) =>
        tree.Folders("sys/block")
            .Where(IsDisk)
            .Select(name => Disk(tree, name, isVirtualMachine))
            .Where(disk => disk.SizeBytes != 0)
            .ToArray();

    private static ServerDisk Disk(SystemTree tree, string name, bool isVirtualMachine)
    {
        var folder = "sys/block/" + name;
        var vendor = tree.Line(folder + "/device/vendor");
        var bus = isVirtualMachine ? DiskBus.Virtual : Bus(tree, name, folder, vendor);
        return new ServerDisk
        {
            Model = PrintableText.Clean(string.Join(" ", vendor is "ATA" || name[0] is not 's' ? "" : vendor, tree.Line(folder + "/device/model"))),
            SizeBytes = Size(tree.Line(folder + "/size")),
            MediaType = Media(bus, tree.Line(folder + "/queue/rotational")),
            Bus = bus,
        };
    }

    // nvme0c0n1 is one path to nvme0n1, mmcblk0boot0 a corner of mmcblk0.
    private static bool IsDisk(string name) => Regex.IsMatch(name, "^(nvme[0-9]+n[0-9]+$|mmcblk[0-9]+$|sd|hd|vd|xvd)");

    private static bool IsParavirtual(string name) => StartsWith(name, "vd") || StartsWith(name, "xvd");

    private static DiskBus Bus(SystemTree tree, string name, string folder, string vendor)
    {
        if (IsParavirtual(name))
        {
            return DiskBus.Virtual;
        }

        if (!StartsWith(name, "sd"))
        {
            return name[0] switch { 'n' => DiskBus.Nvme, 'm' => DiskBus.MemoryCard, _ => DiskBus.Sata };
        }

        // The address HOST:CHANNEL:TARGET:LUN leads to the host adapter, which names its driver.
        var addresses = tree.Folders(folder + "/device/scsi_disk");
        var driver = addresses.Count == 0 ? "" : tree.Line($"sys/class/scsi_host/host{addresses[0].Split(':')[0]}/proc_name");
        return driver is "usb-storage" or "uas" ? DiskBus.Usb : vendor is "ATA" ? DiskBus.Sata : DiskBus.Scsi;
    }

    // A RAID controller shows its volumes as SCSI disks whose rotational flag says nothing, so only SATA and NVMe are believed.
    private static DiskMediaType Media(DiskBus bus, string rotational) => (bus, rotational) switch
    {
        (DiskBus.Sata or DiskBus.Nvme, "0") => DiskMediaType.Ssd,
        (DiskBus.Sata, "1") => DiskMediaType.Hdd,
        _ => DiskMediaType.Unspecified,
    };

    private static long? Size(string sectors) =>
        long.TryParse(sectors, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count <= InventoryLimits.LargestCapacity / SectorLength
            ? count * SectorLength
            : null;

    private static bool StartsWith(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal);
}
