using System;
using System.Linq;

namespace Jupiter.Migration.Servers.Windows.Parts;

/// <summary>Media and bus of a disk by what Windows tells of it (MSFT_PhysicalDisk and Win32_DiskDrive on Microsoft Learn).</summary>
internal static class WindowsDisk
{
    private const int Hdd = 3;
    private const int Ssd = 4;
    private const int StorageClassMemory = 5;

    // What a RAID controller calls the volumes that it shows as disks.
    private static readonly string[] RaidSigns =
        ["RAID", "PERC", "LOGICAL VOLUME", "SMART ARRAY", "LSI MR", "AVAGO", "BROADCOM MR", "ADAPTEC", "MICROSEMI", "ARECA", "3WARE", "HIGHPOINT", "MSCC", "Virtual Drive"];

    // What hypervisors call the disks that they show: a host that rents machines out puts its own name into their firmware.
    private static readonly string[] VirtualSigns = ["QEMU", "VirtIO", "VBOX", "VMware", "Virtual Disk", "Virtual_Disk", "Virtual HD", "XENSRC", "BHYVE", "NUTANIX"];

    /// <summary>The bus.</summary>
    /// <param name="busType">MSFT_PhysicalDisk.BusType, or null.</param>
    /// <param name="interfaceType">Win32_DiskDrive.InterfaceType, which calls SATA IDE or SCSI, and NVMe SCSI.</param>
    /// <param name="pnpDeviceId">Win32_DiskDrive.PNPDeviceID, such as <c>SCSI\DISK&amp;VEN_NVME&amp;PROD_…</c>.</param>
    /// <param name="model">The model.</param>
    /// <param name="isVirtualMachine">Whether a hypervisor shows the disk.</param>
    /// <returns>The bus.</returns>
    public static DiskBus Bus(long? busType, string interfaceType, string pnpDeviceId, string model, bool isVirtualMachine)
    {
        var told = busType switch
        {
            1 or 6 or 10 => DiskBus.Scsi,
            2 or 3 or 11 => DiskBus.Sata,
            7 => DiskBus.Usb,
            8 or 16 => DiskBus.Raid,
            12 or 13 => DiskBus.MemoryCard,

            // Over iSCSI the disk is another computer's, which says of it what somebody set there.
            9 or 14 or 15 => DiskBus.Virtual,
            17 => DiskBus.Nvme,
            _ => Older(interfaceType, pnpDeviceId, model),
        };
        return (isVirtualMachine || VirtualSigns.Any(sign => Has(model, sign) || Has(pnpDeviceId, sign))) && told is not (DiskBus.Usb or DiskBus.MemoryCard) ? DiskBus.Virtual
            : told is DiskBus.Scsi or DiskBus.Unknown && RaidSigns.Any(sign => Has(model, sign)) ? DiskBus.Raid : told;
    }

    /// <summary>The media. A virtual disk and a volume of a RAID controller may be on anything, whatever rotation they claim.</summary>
    /// <param name="mediaType">MSFT_PhysicalDisk.MediaType, or null.</param>
    /// <param name="spindleSpeed">MSFT_PhysicalDisk.SpindleSpeed: 0 for a disk that does not turn.</param>
    /// <param name="bus">The bus.</param>
    /// <returns>The media.</returns>
    public static DiskMediaType Media(long? mediaType, long? spindleSpeed, DiskBus bus) => (bus, mediaType) switch
    {
        (DiskBus.Virtual, _) => DiskMediaType.Unspecified,
        (DiskBus.Nvme, _) or (_, Ssd or StorageClassMemory) => DiskMediaType.Ssd,
        (DiskBus.Raid, _) => DiskMediaType.Unspecified,
        (_, Hdd) => DiskMediaType.Hdd,
        (DiskBus.Sata, _) when spindleSpeed == 0 => DiskMediaType.Ssd,
        _ => DiskMediaType.Unspecified,
    };

    /// <summary>Whether a disk is a space of Storage Spaces.</summary>
    /// <param name="pnpDeviceId">Win32_DiskDrive.PNPDeviceID.</param>
    /// <param name="model">The model.</param>
    /// <returns>True if it is.</returns>
    public static bool IsSpace(string pnpDeviceId, string model) => Has(pnpDeviceId, @"STORAGE\DISK") || Has(pnpDeviceId, "STORAGE_SPACE") || Has(model, "Storage Space");

    private static DiskBus Older(string interfaceType, string pnpDeviceId, string model) =>
        interfaceType.Equals("USB", StringComparison.OrdinalIgnoreCase) || Starts(pnpDeviceId, "USBSTOR") ? DiskBus.Usb
        : Has(pnpDeviceId, "VEN_NVME") || Starts(model, "NVMe") ? DiskBus.Nvme
        : Starts(pnpDeviceId, @"SD\") || Starts(pnpDeviceId, "PCISTOR") ? DiskBus.MemoryCard
        : IsSpace(pnpDeviceId, model) ? DiskBus.Raid
        : interfaceType.Equals("IDE", StringComparison.OrdinalIgnoreCase) || Has(pnpDeviceId, "VEN_ATA&") || model.EndsWith(" ATA Device", StringComparison.OrdinalIgnoreCase) ? DiskBus.Sata
        : interfaceType.Equals("SCSI", StringComparison.OrdinalIgnoreCase) ? DiskBus.Scsi : DiskBus.Unknown;

    private static bool Has(string text, string sign) => text.IndexOf(sign, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool Starts(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
